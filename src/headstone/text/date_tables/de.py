"""German words of time (see `date_table`)."""

TABLE = """
flags: day_first dotted_days
months: januar jänner jan | februar feber feb | märz mrz | april apr | mai | juni | juli | august aug \
 | september sept sep | oktober okt | november nov | dezember dez
weekdays: montag montagabend montagmorgen montagnacht | dienstag dienstagabend dienstagmorgen dienstagnacht \
 | mittwoch mittwochabend mittwochmorgen mittwochnacht | donnerstag donnerstagabend donnerstagmorgen donnerstagnacht \
 | freitag freitagabend freitagmorgen freitagnacht | samstag sonnabend samstagabend samstagmorgen samstagnacht \
 | sonntag sonntagabend sonntagmorgen sonntagnacht
seasons: frühling frühjahr | sommer | herbst | winter
hour: stunde | stunden
day: tag tage tages | tagen
week: woche | wochen
month: monat monats | monate monaten
year: jahr jahres | jahre jahren
decade: jahrzehnt | jahrzehnte jahrzehnten
century: jahrhundert jahrhunderts | jahrhunderte jahrhunderten
weekend: wochenende wochenendes | wochenenden
numbers: ein eine einem einer einen eines | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf \
 | zwölf | dreizehn | vierzehn | fünfzehn | sechzehn | siebzehn | achtzehn | neunzehn | zwanzig
more_numbers: 30 dreißig | 40 vierzig | 50 fünfzig
vague: einigen einige mehreren mehrere wenigen wenige ein_paar
more: mehr_als über
less: weniger_als unter
about: rund etwa ungefähr circa ca knapp fast
days: 1 ersten erster | 2 zweiten | 3 dritten
named: -2 vorgestern | -1 gestern | 0 heute | 1 morgen | 2 übermorgen
not_after: am der den dem jeden diesem guten einem
day_part: morgen abend nachmittag vormittag früh mittag nacht
last_night: letzte_nacht vergangene_nacht in_der_vergangenen_nacht gestern_abend
the: der die das dem den des am im
of: des
year_noun: jahr jahre jahres
month_noun: monat
last: letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vergangenem vorige vorigen \
 voriger voriges
this: diese diesen dieser dieses diesem
next: nächste nächsten nächster nächstes nächstem kommende kommenden kommender kommendes
this_year: heuer
ago: vor
later_after: später danach darauf
later: nach
earlier_after: zuvor früher davor
same: gleichen selben derselben demselben desselben gleiche selbe
following: folgenden folgende nächsten nächste darauffolgenden
following_day: am_tag_danach tags_darauf tag_darauf am_tag_darauf
previous: vorangegangenen vorherigen vorigen
previous_day: am_vortag am_tag_zuvor tags_zuvor
past: letzten vergangenen
coming: kommenden nächsten
decade_suffix: er er_-
decade_after: jahre jahren jahres
decades: 20 zwanziger | 30 dreißiger | 40 vierziger | 50 fünfziger | 60 sechziger | 70 siebziger | 80 achtziger \
 | 90 neunziger
early: anfang zu_beginn beginn zu_beginn_des zu_beginn_der am_anfang_des frühen anfang_der anfang_des
mid: mitte mitte_des mitte_der
late: ende ende_des ende_der am_ende_des am_ende_der gegen_ende_des späten
lasting: während für
lasting_after: lang
month_in: im seit bis ab vor nach
year_in: im seit bis ab in vor nach
since: seit seit_dem ab ab_dem
until: bis bis_zum bis_ende
before: vor vor_dem
after: nach nach_dem
during: während
between: zwischen
range_from: von vom
range_to: bis bis_zum
range_and: und
"""
