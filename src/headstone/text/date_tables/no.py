"""Norwegian words of time, Bokmål with the commonest Nynorsk forms (see `date_table`)."""

TABLE = """
flags: day_first dotted_days
months: januar jan | februar feb | mars | april apr | mai | juni jun | juli jul | august aug | september sept sep \
 | oktober okt | november nov | desember des
weekdays: mandag måndag mandag_kveld | tirsdag tysdag | onsdag | torsdag | fredag | lørdag laurdag | søndag sundag
seasons: våren vår | sommeren sommar sommer sommaren | høsten høst hausten | vinteren vinter
hour: time timen | timer
day: dag dagen døgn døgnet | dager dagar dagene
week: uke uken uka veke veka | uker veker
month: måned måneden månad | måneder månader
year: år året | årene
decade: tiår tiåret |
century: århundre århundret |
weekend: helg helgen helga | helger
numbers: en et ett ei én | to | tre | fire | fem | seks | sju syv | åtte | ni | ti | elleve | tolv | tretten | fjorten \
 | femten | seksten | sytten | atten | nitten | tjue
more_numbers: 30 tretti | 40 førti | 50 femti
vague: noen flere et_par nokre
more: mer_enn over
less: mindre_enn under
about: omtrent nesten rundt cirka ca
named: -2 i_forgårs | -1 i_går | 0 i_dag i_kveld i_natt | 1 i_morgen | 2 i_overmorgen
day_part: kveld morgen ettermiddag formiddag natt
last_night: i_går_kveld natt_til_i_dag
on: natt_til natta_til
the: den det de
of: i
year_noun: året år
month_noun: måned
last: forrige siste sist
last_after: i_forrige_uke
this: denne dette
next: neste kommende
last_year: i_fjor
this_year: i_år
next_year: til_neste_år
ago_open: for
ago_after: siden sidan
points: etter før
later_after: senere seinere etter
later: etter
earlier_after: tidligere før
same: samme same
following: neste påfølgende følgende
following_day: dagen_etter
previous: foregående forrige
previous_day: dagen_før
past: siste de_siste
coming: kommende neste
decade_suffix: -_tallet -_åra -_årene -_talet tallet
decades: 20 tjue | 80 åtti
early: tidlig_i tidlig_på begynnelsen_av i_begynnelsen_av starten_av i_starten_av tidleg_i
mid: midten_av i_midten_av midt_i
late: slutten_av i_slutten_av sent_i seint_i mot_slutten_av
lasting: i_løpet_av gjennom
month_in: i siden fra til før etter innen
year_in: i siden fra til før etter innen
since: siden fra fra_og_med sidan
until: til fram_til frem_til inntil innen
before: før
after: etter
during: under gjennom i_løpet_av
between: mellom
range_from: fra
range_to: til
range_and: og
"""
