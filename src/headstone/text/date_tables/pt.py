"""Portuguese words of time (see `date_table`)."""

TABLE = """
months: janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | agosto ago \
 | setembro set | outubro out | novembro nov | dezembro dez
weekdays: segunda_-_feira segunda | terça_-_feira terça | quarta_-_feira quarta | quinta_-_feira quinta \
 | sexta_-_feira sexta | sábado | domingo
seasons: primavera | verão | outono | inverno
hour: hora | horas
day: dia | dias
week: semana | semanas
fortnight: quinzena | quinzenas
month: mês | meses
year: ano | anos
decade: década | décadas
century: século | séculos
weekend: fim_de_semana | fins_de_semana
numbers: um uma | dois duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze | treze \
 | catorze quatorze | quinze | dezasseis dezesseis | dezassete dezessete | dezoito | dezanove dezenove | vinte
more_numbers: 30 trinta | 40 quarenta | 50 cinquenta
vague: uns umas alguns algumas vários várias poucos poucas uns_poucos umas_poucas
more: mais_de há_mais_de
less: menos_de
about: cerca_de quase aproximadamente
days: 1 primeiro
suffixes: º ° o
named: -2 anteontem | -1 ontem | 0 hoje esta_noite esta_manhã | 1 amanhã | 2 depois_de_amanhã
not_after: a uma cada essa aquela meia mesma
day_part: de_manhã pela_manhã à_tarde à_noite de_madrugada na_madrugada_de ao_fim_da_tarde
last_night: ontem_à_noite na_noite_passada
the: o a os as no na nos nas ao à
of: de do da
year_noun: ano o_ano
month_noun: mês mês_de
last: passado passada último última
last_after: passado passada
this: este esta neste nesta presente atual actual
this_after: em_curso atual actual corrente
next: próximo próxima
next_after: próximo próxima que_vem seguinte
ago: há faz
ago_after: atrás
later_after: depois mais_tarde
later: ao_fim_de após
earlier_after: antes
same: mesmo mesma nesse_mesmo nessa_mesma
following: seguinte
following_after: seguinte
following_day: no_dia_seguinte
previous: anterior
previous_after: anterior
previous_day: na_véspera véspera
past: últimos últimas passados passadas
coming: próximos próximas
decade_noun: anos década_de década_dos anos_de
decades: 20 vinte | 30 trinta | 40 quarenta | 50 cinquenta | 60 sessenta | 70 setenta | 80 oitenta | 90 noventa
early: no_início_de no_início_do início_de início_do no_princípio_de no_começo_de princípios_de inícios_de
mid: em_meados_de em_meados_do meados_de meados_do
late: no_final_de no_final_do final_de final_do no_fim_de no_fim_do fins_de finais_de
lasting: durante por ao_longo_de
month_in: em para a_partir_de
year_in: em de a_partir_de
since: desde a_partir_de desde_o
until: até até_ao até_o
before: antes_de antes_do
after: depois_de depois_do após logo_após
during: durante
between: entre
range_from: de do desde
range_to: a ao até
range_and: e
"""
