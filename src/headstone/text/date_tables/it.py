"""Italian words of time (see `date_table`)."""

TABLE = """
flags: elides day_first
months: gennaio gen genn | febbraio feb febbr | marzo mar | aprile apr | maggio mag magg | giugno giu | luglio lug \
 | agosto ago | settembre sett set | ottobre ott | novembre nov | dicembre dic
weekdays: lunedì lunedi | martedì martedi | mercoledì mercoledi | giovedì giovedi | venerdì venerdi | sabato | domenica
seasons: primavera | estate | autunno | inverno
hour: ora | ore
day: giorno giornata | giorni giornate
week: settimana | settimane
month: mese | mesi
year: anno | anni
decade: decennio | decenni
century: secolo | secoli
weekend: fine_settimana weekend week_-_end |
numbers: un una uno un' | due | tre | quattro | cinque | sei | sette | otto | nove | dieci | undici | dodici | tredici \
 | quattordici | quindici | sedici | diciassette | diciotto | diciannove | venti vent'
more_numbers: 30 trenta trent' | 40 quaranta | 50 cinquanta
vague: alcuni alcune qualche diversi diverse pochi poche parecchi
more: più_di oltre
less: meno_di
about: circa quasi
days: 1 primo
suffixes: º ° o
named: -2 l'_altro_ieri altro_ieri avantieri avant'_ieri | -1 ieri | 0 oggi stamattina stamane stasera stanotte \
 | 1 domani | 2 dopodomani
day_part: mattina sera pomeriggio notte
last_night: la_notte_scorsa la_scorsa_notte ieri_sera ieri_notte
the: il lo la l' i gli le al del nel dal alla della nella dell' nell' all' dall' dello nello negli nelle
of: di del dello della dell' d' de
year_noun: anno
month_noun: mese_di
last: scorso scorsa
last_after: scorso scorsa passato passata
this: questo questa quest' corrente
this_after: in_corso
next: prossimo prossima
next_after: prossimo prossima venturo ventura
ago_after: fa or_sono addietro
later_after: dopo più_tardi
later: a_distanza_di dopo
earlier_after: prima
same: stesso stessa medesimo medesima quello_stesso
following: successivo seguente
following_after: successivo successiva seguente dopo
following_day: l'_indomani indomani
previous: precedente
previous_after: precedente prima
previous_day: la_vigilia alla_vigilia
past: ultimi ultime scorsi scorse ultimo ultima
coming: prossimi prossime
decade_noun: anni anni_' decennio
decades: 20 venti | 30 trenta trent' | 40 quaranta | 50 cinquanta | 60 sessanta | 70 settanta | 80 ottanta | 90 novanta
early: inizio inizio_di all'_inizio_di all'_inizio_del all'_inizio_dell' agli_inizi_di agli_inizi_del agli_inizi_degli \
 ai_primi_di all'_inizio_degli inizi_di
mid: metà a_metà a_metà_di a_metà_del a_metà_dell' metà_di verso_la_metà_di a_metà_degli
late: fine fine_di fine_del fine_dell' fine_degli alla_fine_di alla_fine_del alla_fine_dell' alla_fine_degli \
 a_fine sul_finire_del
lasting: per durante
month_in: in a ad da nel nello
year_in: nel del dal in
since: dal dall' da a_partire_dal a_partire_da sin_dal
until: fino_al fino_a sino_al entro_il entro
before: prima_del prima_di prima_dell'
after: dopo dopo_il
during: durante nel_corso_del
between: tra fra
range_from: dal da dall'
range_to: al a all'
range_and: e ed
"""
