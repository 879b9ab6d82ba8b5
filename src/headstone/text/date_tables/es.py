"""Spanish words of time (see `date_table`)."""

TABLE = """
months: enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul | agosto ago \
 | septiembre setiembre sept sep set | octubre oct | noviembre nov | diciembre dic
weekdays: lunes | martes | miércoles | jueves | viernes | sábado | domingo
seasons: primavera | verano estío | otoño | invierno
hour: hora | horas
day: día jornada | días jornadas
week: semana | semanas
fortnight: quincena | quincenas
month: mes | meses
year: año | años
decade: década decenio | décadas decenios
century: siglo | siglos
weekend: fin_de_semana | fines_de_semana
numbers: un una uno | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce | trece | catorce \
 | quince | dieciséis | diecisiete | dieciocho | diecinueve | veinte
more_numbers: 30 treinta | 40 cuarenta | 50 cincuenta
vague: unos unas algunos algunas varios varias pocos pocas unos_pocos unas_pocas unos_cuantos
more: más_de | más_de_hace
less: menos_de
about: cerca_de casi alrededor_de aproximadamente
days: 1 primero
suffixes: º ° ro o
named: -2 anteayer antier antes_de_ayer | -1 ayer | 0 hoy esta_noche esta_mañana | 1 mañana | 2 pasado_mañana
not_after: la una cada esa aquella media misma
day_part: por_la_mañana por_la_tarde por_la_noche en_la_noche en_la_mañana
last_night: anoche la_noche_pasada
the: el la los las al del
of: de del
year_noun: año el_año
month_noun: mes mes_de
last: pasado pasada
last_after: pasado pasada anterior_al_actual
this: este esta presente actual
this_after: en_curso actual
next: próximo próxima
next_after: próximo próxima que_viene entrante
ago: hace desde_hace
ago_after: atrás
later_after: después más_tarde
later: al_cabo_de tras después_de
earlier_after: antes
same: mismo misma ese_mismo esa_misma aquel_mismo
following: siguiente
following_after: siguiente
following_day: al_día_siguiente
previous: anterior
previous_after: anterior previo previa
previous_day: la_víspera víspera
past: últimos últimas último última pasados pasadas
coming: próximos próximas
decade_noun: años década_de década_de_los década_de_los_años años_de
decades: 20 veinte | 30 treinta | 40 cuarenta | 50 cincuenta | 60 sesenta | 70 setenta | 80 ochenta | 90 noventa
early: a_principios_de a_principios_del principios_de principios_del a_comienzos_de a_comienzos_del comienzos_de \
 a_inicios_de a_inicios_del inicios_de a_primeros_de
mid: a_mediados_de a_mediados_del mediados_de mediados_del
late: a_finales_de a_finales_del finales_de finales_del a_fines_de a_fines_del fines_de a_últimos_de
lasting: durante por durante_unos a_lo_largo_de
month_in: en para a_partir_de
year_in: en del de a_partir_de
since: desde a_partir_de a_partir_del desde_el
until: hasta hasta_el
before: antes_de antes_del
after: después_de después_del tras luego_de
during: durante
between: entre
range_from: del de desde
range_to: a al hasta
range_and: y e
"""
