"""Dutch words of time (see `date_table`)."""

TABLE = """
flags: day_first
months: januari jan | februari feb febr | maart mrt | april apr | mei | juni jun | juli jul | augustus aug \
 | september sept sep | oktober okt | november nov | december dec
weekdays: maandag maandagavond maandagochtend maandagnacht | dinsdag dinsdagavond dinsdagochtend dinsdagnacht \
 | woensdag woensdagavond woensdagochtend woensdagnacht | donderdag donderdagavond donderdagochtend donderdagnacht \
 | vrijdag vrijdagavond vrijdagochtend vrijdagnacht | zaterdag zaterdagavond zaterdagochtend zaterdagnacht \
 | zondag zondagavond zondagochtend zondagnacht
seasons: lente voorjaar | zomer | herfst najaar | winter
hour: uur | uren
day: dag | dagen
week: week | weken
month: maand | maanden
year: jaar | jaren
decade: decennium | decennia
century: eeuw | eeuwen
weekend: weekend weekeinde | weekends
numbers: een één | twee | drie | vier | vijf | zes | zeven | acht | negen | tien | elf | twaalf | dertien | veertien \
 | vijftien | zestien | zeventien | achttien | negentien | twintig
more_numbers: 30 dertig | 40 veertig | 50 vijftig
vague: enkele een_paar verscheidene meerdere enige
more: meer_dan ruim
less: minder_dan
about: ongeveer bijna zo'n circa
suffixes: e ste de
named: -2 eergisteren | -1 gisteren gisteravond gisterochtend | 0 vandaag vanavond vanochtend vanmorgen vanmiddag \
 | 1 morgen | 2 overmorgen
not_after: de die een elke deze 's in_de
last_night: vannacht afgelopen_nacht vorige_nacht
the: de het 't
of: van
year_noun: jaar
month_noun: maand
last: vorige vorig afgelopen verleden laatste
this: deze dit
next: volgende volgend komende komend aanstaande
ago_after: geleden
later_after: later nadien
later: na
earlier_after: eerder daarvoor
same: dezelfde hetzelfde diezelfde datzelfde
following: volgende daaropvolgende
following_day: de_dag_erna de_dag_erop een_dag_later
previous: voorgaande vorige
previous_day: de_dag_ervoor de_dag_daarvoor
past: afgelopen laatste
coming: komende
decade_noun: jaren jaren_'
decades: 20 twintig | 30 dertig | 40 veertig | 50 vijftig | 60 zestig | 70 zeventig | 80 tachtig | 90 negentig
early: begin begin_van aan_het_begin_van in_het_begin_van vroege
mid: medio half midden halverwege
late: eind einde eind_van aan_het_einde_van aan_het_eind_van late
lasting: gedurende
lasting_after: lang
month_in: in sinds tot vanaf per
year_in: in sinds tot vanaf van
since: sinds vanaf
until: tot tot_en_met tegen uiterlijk
before: voor vóór voorafgaand_aan
after: na
during: tijdens gedurende
between: tussen
range_from: van
range_to: tot tot_en_met t_/_m
range_and: en
"""
