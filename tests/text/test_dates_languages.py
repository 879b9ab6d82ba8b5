"""Dates in eleven languages. A line of a table is `text = EDTF`, "?" for one that stays open, "-" for none;
`relation:EDTF` where the words bound it. The report is of Tuesday 15 May 2012. All sentences are invented.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.date_tables import TABLES
from headstone.text.dates import Anchor, TimeMention, find_times, find_times_in_order

TUESDAY = Anchor(published="2012-05-15")

CASES = {
    "pt": """
No domingo, 12 de maio de 2009, acharam uma vala = 2009-05-12
em setembro de 1994 = 1994-09
na madrugada de terça-feira = 2012-05-15
há dezoito dias = 2012-04-27
em 1994 fugiram = 1994
no início de maio de 2008 = 2008-05-01/2008-05-10
25/06/2009 = 2009-06-25
ontem = 2012-05-14
anteontem = 2012-05-13
hoje = 2012-05-15
12 de maio de 2009 = 2009-05-12
1º de agosto de 2008 = 2008-08-01
7 out. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = ?
em março de 2012 voltaram = 2012-03
no ano de 1994 = 1994
em meados de 2007 = 2007-05/2007-08
há três dias = 2012-05-12
há dois meses = 2012-03
segunda-feira, 11 de maio de 2009 = 2009-05-11
em fevereiro de 1997 = 1997-02
na segunda-feira = 2012-05-14
três dias depois = ?
""",
    "es": """
El 12 de mayo de 2009 hallaron una fosa = 2009-05-12
el lunes 11 de mayo de 2009 = 2009-05-11
martes, 12 de mayo del 2009 = 2009-05-12
el 1º de agosto de 2008 = 2008-08-01
el 3 de diciembre llegaron = 2011-12-03
en septiembre de 1994 = 1994-09
setiembre 1994 = 1994-09
el 7 oct. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
el 05/06/2009 = ?
el 25/06/2009 = 2009-06-25
en 1994 huyeron = 1994
en el año 1994 = 1994
regresaron en marzo = 2012-03
a principios de mayo de 2008 = 2008-05-01/2008-05-10
a mediados de 2007 = 2007-05/2007-08
a finales de 2007 = 2007-09/2007-12
los años ochenta = 1980/1989
la década de 1970 = 1970/1979
en los años 90 = 1990/1999
el verano de 1995 = 1995-06/1995-08
del 3 al 9 de mayo de 2009 = between:2009-05-03/2009-05-09
entre 1992 y 1995 = between:1992/1995
desde 2004 = since:2004
hasta el 4 de abril de 2010 = until:2010-04-04
antes de 2010 = before:2010
después de marzo de 2011 = after:2011-03
ayer por la noche = 2012-05-14
anteayer hubo disparos = 2012-05-13
lo dijo hoy = 2012-05-15
el lunes cavaron = 2012-05-14
el martes pasado = 2012-05-08
la semana pasada = 2012-05-07/2012-05-13
el mes pasado = 2012-04
el año pasado = 2011
este año = 2012
el próximo mes = 2012-06
hace tres días = 2012-05-12
hace más de dos años = before:../2010-05-15
tres días después = ?
el mismo día = ?
en las últimas tres semanas = during:2012-04-24/2012-05-15
por la mañana = -
había 1500 casas = -
de 1200 a 1500 casas = -
en la plaza de Mayo = -
tras dos años de guerra = ?
durante dos semanas = ?
en marzo del año pasado = 2011-03
desde principios de año = since:2012-01/2012-04
el lunes por la tarde y el martes 8 de mayo de 2012 = 2012-05-08
""",
    "fr": """
Le 12 mai 2009, une fosse fut ouverte = 2009-05-12
lundi 11 mai 2009 = 2009-05-11
le 1er août 2008 = 2008-08-01
le 3 décembre ils vinrent = 2011-12-03
en septembre 1994 = 1994-09
d’août 1994 = 1994-08
le 7 oct. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
le 05/06/2009 = ?
le 25/06/2009 = 2009-06-25
en 1994 = 1994
l'an 1994 = 1994
au mois de mars = 2012-03
début mai 2008 = 2008-05-01/2008-05-10
à la mi-2007 = 2007-05/2007-08
fin 2007 = 2007-09/2007-12
les années 1980 = 1980/1989
les années quatre-vingt = 1980/1989
l'été 1995 = 1995-06/1995-08
du 3 au 9 mai 2009 = between:2009-05-03/2009-05-09
entre 1992 et 1995 = between:1992/1995
depuis 2004 = since:2004
jusqu'en 2010 = until:2010
avant le 4 avril 2010 = before:2010-04-04
après mars 2011 = after:2011-03
hier soir = 2012-05-14
avant-hier = 2012-05-13
aujourd’hui = 2012-05-15
lundi, ils ont creusé = 2012-05-14
mardi dernier = 2012-05-08
la semaine dernière = 2012-05-07/2012-05-13
le mois dernier = 2012-04
l'année dernière = 2011
cette année = 2012
le mois prochain = 2012-06
il y a trois jours = 2012-05-12
il y a plus de deux ans = before:../2010-05-15
deux ans plus tard = ?
le même jour = ?
le lendemain = ?
ces trois dernières semaines = during:2012-04-24/2012-05-15
ils ont été vus = -
1500 maisons = -
à la fin du mois dernier = 2012-04-21/2012-04-30
pendant trois jours = ?
en mars de l'année dernière = 2011-03
depuis le début de l'année = since:2012-01/2012-04
""",
    "it": """
Il 12 maggio 2009 fu aperta una fossa = 2009-05-12
lunedì 11 maggio 2009 = 2009-05-11
il 1º agosto 2008 = 2008-08-01
il 3 dicembre vennero = 2011-12-03
nel settembre del 1994 = 1994-09
il 7 ott. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
il 05/06/2009 = 2009-06-05
nel 1994 = 1994
nell'anno 1994 = 1994
a marzo = 2012-03
all'inizio di maggio 2008 = 2008-05-01/2008-05-10
a metà del 2007 = 2007-05/2007-08
alla fine del 2007 = 2007-09/2007-12
gli anni ottanta = 1980/1989
negli anni '90 = 1990/1999
l'estate del 1995 = 1995-06/1995-08
dal 3 al 9 maggio 2009 = between:2009-05-03/2009-05-09
tra il 1992 e il 1995 = between:1992/1995
dal 2004 = since:2004
fino al 2010 = until:2010
prima del 4 aprile 2010 = before:2010-04-04
dopo il marzo 2011 = after:2011-03
ieri sera = 2012-05-14
l'altro ieri = 2012-05-13
oggi = 2012-05-15
lunedì hanno scavato = 2012-05-14
martedì scorso = 2012-05-08
la settimana scorsa = 2012-05-07/2012-05-13
lo scorso mese = 2012-04
l'anno scorso = 2011
quest'anno = 2012
il mese prossimo = 2012-06
tre giorni fa = 2012-05-12
più di due anni fa = before:../2010-05-15
due anni dopo = ?
lo stesso giorno = ?
negli ultimi tre giorni = during:2012-05-12/2012-05-15
1500 case = -
dopo due anni = ?
in 1350 case = -
nel marzo dello scorso anno = 2011-03
il 7 maggio dell'anno scorso = 2011-05-07
""",
    "de": """
Am 12. Mai 2009 wurde ein Grab geöffnet = 2009-05-12
Montag, den 11. Mai 2009 = 2009-05-11
am 1. August 2008 = 2008-08-01
am 3. Dezember kamen sie = 2011-12-03
im September 1994 = 1994-09
am 7. Okt. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
am 05/06/2009 = 2009-06-05
im Jahr 1994 = 1994
in 1994 = 1994
im März = 2012-03
Anfang Mai 2008 = 2008-05-01/2008-05-10
Mitte 2007 = 2007-05/2007-08
Ende 2007 = 2007-09/2007-12
die 1980er Jahre = 1980/1989
in den 90er-Jahren = 1990/1999
in den achtziger Jahren = 1980/1989
im Sommer 1995 = 1995-06/1995-08
vom 3. bis 9. Mai 2009 = between:2009-05-03/2009-05-09
zwischen 1992 und 1995 = between:1992/1995
seit 2004 = since:2004
bis 2010 = until:2010
vor dem 4. April 2010 = before:2010-04-04
nach März 2011 = after:2011-03
gestern Abend = 2012-05-14
vorgestern = 2012-05-13
heute = 2012-05-15
am Montag gruben sie = 2012-05-14
letzten Dienstag = 2012-05-08
letzte Woche = 2012-05-07/2012-05-13
im vergangenen Monat = 2012-04
im letzten Jahr = 2011
in diesem Jahr = 2012
nächsten Monat = 2012-06
vor drei Tagen = 2012-05-12
vor mehr als zwei Jahren = before:../2010-05-15
zwei Jahre später = ?
am selben Tag = ?
am nächsten Tag = ?
in den letzten drei Wochen = during:2012-04-24/2012-05-15
am Morgen = -
1500 Häuser = -
im März vergangenen Jahres = 2011-03
seit Anfang des Jahres = since:2012-01/2012-04
Zwei Tage nach dem Angriff = -
""",
    "nl": """
Op 12 mei 2009 werd een graf geopend = 2009-05-12
maandag 11 mei 2009 = 2009-05-11
op 1 augustus 2008 = 2008-08-01
op 3 december kwamen zij = 2011-12-03
in september 1994 = 1994-09
7 okt. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = 2009-06-05
12-05-2009 = 2009-05-12
in 1994 = 1994
in het jaar 1994 = 1994
in maart = 2012-03
begin mei 2008 = 2008-05-01/2008-05-10
medio 2007 = 2007-05/2007-08
eind 2007 = 2007-09/2007-12
de jaren tachtig = 1980/1989
de jaren 90 = 1990/1999
in de zomer van 1995 = 1995-06/1995-08
van 3 tot 9 mei 2009 = between:2009-05-03/2009-05-09
tussen 1992 en 1995 = between:1992/1995
sinds 2004 = since:2004
tot 2010 = until:2010
voor 4 april 2010 = before:2010-04-04
na maart 2011 = after:2011-03
gisteren = 2012-05-14
eergisteren = 2012-05-13
vandaag = 2012-05-15
maandag groeven zij = 2012-05-14
afgelopen dinsdag = 2012-05-08
vorige week = 2012-05-07/2012-05-13
vorige maand = 2012-04
vorig jaar = 2011
dit jaar = 2012
volgende maand = 2012-06
drie dagen geleden = 2012-05-12
meer dan twee jaar geleden = before:../2010-05-15
twee jaar later = ?
dezelfde dag = ?
in de afgelopen drie weken = during:2012-04-24/2012-05-15
1500 huizen = -
voor Jan = -
twee weken lang = ?
in maart vorig jaar = 2011-03
sinds het begin van het jaar = since:2012-01/2012-04
""",
    "no": """
Den 12. mai 2009 ble en grav åpnet = 2009-05-12
mandag 11. mai 2009 = 2009-05-11
1. august 2008 = 2008-08-01
3. desember kom de = 2011-12-03
i september 1994 = 1994-09
7. okt. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = 2009-06-05
i 1994 = 1994
i året 1994 = 1994
i mars = 2012-03
tidlig i mai 2008 = 2008-05-01/2008-05-10
i midten av 2007 = 2007-05/2007-08
slutten av 2007 = 2007-09/2007-12
på 1980-tallet = 1980/1989
på 90-tallet = 1990/1999
sommeren 1995 = 1995-06/1995-08
fra 3. til 9. mai 2009 = between:2009-05-03/2009-05-09
mellom 1992 og 1995 = between:1992/1995
siden 2004 = since:2004
fram til 2010 = until:2010
før 4. april 2010 = before:2010-04-04
etter mars 2011 = after:2011-03
i går kveld = 2012-05-14
i forgårs = 2012-05-13
i dag = 2012-05-15
mandag gravde de = 2012-05-14
forrige tirsdag = 2012-05-08
forrige uke = 2012-05-07/2012-05-13
forrige måned = 2012-04
i fjor = 2011
i år = 2012
neste måned = 2012-06
for tre dager siden = 2012-05-12
for mer enn to år siden = before:../2010-05-15
to år senere = ?
samme dag = ?
dagen etter = ?
de siste tre ukene = -
de siste tre uker = during:2012-04-24/2012-05-15
1500 hus = -
i 1350 hus = -
i mars i fjor = 2011-03
i mars forrige år = 2011-03
""",
    "pl": """
12 maja 2009 r. otwarto grób = 2009-05-12
w poniedziałek, 11 maja 2009 roku = 2009-05-11
1 sierpnia 2008 = 2008-08-01
3 grudnia przyszli = 2011-12-03
we wrześniu 1994 = 1994-09
7 paź. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = 2009-06-05
w 1994 r. uciekli = 1994
w roku 1994 = 1994
w marcu = 2012-03
na początku maja 2008 = 2008-05-01/2008-05-10
w połowie 2007 roku = 2007-05/2007-08
pod koniec 2007 r. = 2007-09/2007-12
lata 80. = 1980/1989
w latach dziewięćdziesiątych = 1990/1999
latem 1995 roku = 1995-06/1995-08
od 3 do 9 maja 2009 = between:2009-05-03/2009-05-09
między 1992 a 1995 rokiem = between:1992/1995
od 2004 roku = since:2004
do 2010 roku = until:2010
przed 4 kwietnia 2010 = before:2010-04-04
po marcu 2011 = after:2011-03
wczoraj wieczorem = 2012-05-14
przedwczoraj = 2012-05-13
dzisiaj = 2012-05-15
w poniedziałek kopali = 2012-05-14
w zeszły wtorek = 2012-05-08
w ubiegłym tygodniu = 2012-05-07/2012-05-13
w zeszłym miesiącu = 2012-04
w ubiegłym roku = 2011
w tym roku = 2012
w przyszłym miesiącu = 2012-06
trzy dni temu = 2012-05-12
tydzień temu = 2012-05-05/2012-05-11
ponad dwa lata temu = before:../2010-05-15
dwa lata później = ?
tego samego dnia = ?
następnego dnia = ?
1500 domów = -
12 mają = -
2012-05 = -
po dwóch latach = ?
w marcu ubiegłego roku = 2011-03
od początku roku = since:2012-01/2012-04
""",
    "ru": """
12 мая 2009 года вскрыли могилу = 2009-05-12
в понедельник, 11 мая 2009 г. = 2009-05-11
1-го августа 2008 = 2008-08-01
3 декабря пришли = 2011-12-03
в сентябре 1994 года = 1994-09
7 окт. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = 2009-06-05
в 1994 году бежали = 1994
1994 год = 1994
в марте = 2012-03
в начале мая 2008 года = 2008-05-01/2008-05-10
в середине 2007 года = 2007-05/2007-08
в конце 2007 года = 2007-09/2007-12
в 1980-х годах = 1980/1989
80-е годы = 1980/1989
девяностые годы = 1990/1999
летом 1995 года = 1995-06/1995-08
с 3 по 9 мая 2009 года = between:2009-05-03/2009-05-09
между 1992 и 1995 годами = between:1992/1995
с 2004 года = since:2004
до 2010 года = until:2010
после марта 2011 года = after:2011-03
вчера вечером = 2012-05-14
позавчера = 2012-05-13
сегодня = 2012-05-15
в понедельник копали = 2012-05-14
в прошлый вторник = 2012-05-08
на прошлой неделе = 2012-05-07/2012-05-13
в прошлом месяце = 2012-04
в прошлом году = 2011
в этом году = 2012
в следующем месяце = 2012-06
три дня назад = 2012-05-12
неделю назад = 2012-05-05/2012-05-11
более двух лет назад = before:../2010-05-15
два года спустя = ?
в тот же день = ?
за последние три недели = during:2012-04-24/2012-05-15
1500 домов = -
защита окружающей среды = -
через неделю = ?
в среду = 2012-05-09
в марте прошлого года = 2011-03
с начала года = since:2012-01/2012-04
в воскресенье, 6 мая. = 2012-05-06
""",
    "uk": """
12 травня 2009 року відкрили могилу = 2009-05-12
у понеділок, 11 травня 2009 р. = 2009-05-11
1 серпня 2008 = 2008-08-01
3 грудня прийшли = 2011-12-03
у вересні 1994 року = 1994-09
7 жовт. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = 2009-06-05
у 1994 році втекли = 1994
1994 рік = 1994
у березні = 2012-03
на початку травня 2008 року = 2008-05-01/2008-05-10
у середині 2007 року = 2007-05/2007-08
наприкінці 2007 року = 2007-09/2007-12
80-ті = 1980/1989
у 1990-х роках = 1990/1999
вісімдесяті роки = 1980/1989
влітку 1995 року = 1995-06/1995-08
з 3 по 9 травня 2009 року = between:2009-05-03/2009-05-09
між 1992 і 1995 роками = between:1992/1995
з 2004 року = since:2004
до 2010 року = until:2010
після березня 2011 року = after:2011-03
вчора ввечері = 2012-05-14
позавчора = 2012-05-13
сьогодні = 2012-05-15
у понеділок копали = 2012-05-14
минулого вівторка = 2012-05-08
минулого тижня = 2012-05-07/2012-05-13
минулого місяця = 2012-04
торік = 2011
цього року = 2012
наступного місяця = 2012-06
п’ять днів тому = 2012-05-10
тиждень тому = 2012-05-05/2012-05-11
понад два роки тому = before:../2010-05-15
два роки потому = ?
того ж дня = ?
за останні три тижні = during:2012-04-24/2012-05-15
1500 будинків = -
за три дні = -
у середу = 2012-05-09
у березні минулого року = 2011-03
з початку року = since:2012-01/2012-04
у березні торік = 2011-03
""",
    "id": """
Pada 12 Mei 2009 sebuah makam dibuka = 2009-05-12
Senin, 11 Mei 2009 = 2009-05-11
1 Agustus 2008 = 2008-08-01
3 Desember mereka datang = 2011-12-03
pada September 1994 = 1994-09
7 Okt. 2003 = 2003-10-07
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
Senin (11/5/2009) = 2009-05-11
pada tahun 1994 = 1994
sejak 1994 = since:1994
pada bulan Maret = 2012-03
awal Mei 2008 = 2008-05-01/2008-05-10
pertengahan 2007 = 2007-05/2007-08
akhir tahun 2007 = 2007-09/2007-12
tahun 1980-an = 1980/1989
dekade 1990-an = 1990/1999
musim panas 1995 = 1995-06/1995-08
dari 3 hingga 9 Mei 2009 = between:2009-05-03/2009-05-09
antara 1992 dan 1995 = between:1992/1995
hingga 2010 = until:2010
sebelum 4 April 2010 = before:2010-04-04
setelah Maret 2011 = after:2011-03
kemarin = 2012-05-14
hari ini = 2012-05-15
besok = 2012-05-16
Senin malam = 2012-05-14
Selasa lalu = 2012-05-08
minggu lalu = 2012-05-07/2012-05-13
bulan lalu = 2012-04
tahun lalu = 2011
tahun ini = 2012
bulan depan = 2012-06
tiga hari yang lalu = 2012-05-12
lebih dari dua tahun lalu = before:../2010-05-15
dua tahun kemudian = ?
hari yang sama = ?
keesokan harinya = ?
10 Muharam 1436 H = 2014-11-02/2014-11-04
Ramadhan 1435 Hijriah = 2014-06-29~/2014-07-28~
1500 rumah = -
setelah dua tahun = ?
pada Maret tahun lalu = 2011-03
sejak awal tahun = since:2012-01/2012-04
""",
    "ar": """
في 12 أيار 2009 فتح قبر = 2009-05-12
الاثنين 11 مايو 2009 = 2009-05-11
يوم الاثنين، ١١ أيار/مايو ٢٠٠٩ = 2009-05-11
12 مايو (أيار) 2009 = 2009-05-12
1 أغسطس 2008 = 2008-08-01
في 3 كانون الأول = 2011-12-03
في أيلول 1994 = 1994-09
٧ تشرين الأول ٢٠٠٣ = 2003-10-07
7 غشت 2003 = 2003-08-07
في جانفي 2003 = 2003-01
12.05.2009 = 2009-05-12
2009-05-12 = 2009-05-12
05/06/2009 = ?
عام ١٩٩٤ = 1994
وبعام 1994 = 1994
في العام 1994 = 1994
في شهر آذار = 2012-03
أوائل أيار 2008 = 2008-05-01/2008-05-10
منتصف عام 2007 = 2007-05/2007-08
أواخر عام 2007 = 2007-09/2007-12
الثمانينيات = 1980/1989
تسعينيات القرن الماضي = 1990/1999
صيف عام 1995 = 1995-06/1995-08
بين 3 و9 أيار 2009 = between:2009-05-03/2009-05-09
بين عامي 1992 و1995 = between:1992/1995
منذ عام 2004 = since:2004
حتى عام 2010 = until:2010
قبل عام 2010 = before:2010
بعد آذار 2011 = after:2011-03
أمس قالوا = 2012-05-14
أول أمس = 2012-05-13
اليوم = 2012-05-15
يوم الاثنين حفروا = 2012-05-14
الثلاثاء الماضي = 2012-05-08
الأسبوع الماضي = 2012-05-07/2012-05-13
الشهرَ الماضي = 2012-04
العـام الماضي = 2011
هذا العام = 2012
الشهر المقبل = 2012-06
قبل ثلاثة أيام = 2012-05-12
قبل يومين = 2012-05-13
قبل أكثر من عامين = before:../2010-05-15
بعد عامين = ?
في اليوم نفسه = ?
في اليوم التالي = ?
خلال الأسابيع الثلاثة الماضية = during:2012-04-24/2012-05-15
10 محرم 1436 هـ = 2014-11-02/2014-11-04
في رمضان ١٤٣٥ هـ = 2014-06-29~/2014-07-28~
١٥٠٠ منزل = -
في اليوم الأول = -
الأول من أيار 2009 = 2009-05-01
مارس عمله = -
في آذار من العام الماضي = 2011-03
منذ بداية العام = since:2012-01/2012-04
في السابع من أيار = 2012-05-07
""",
}
ROWS = [
    (language, *map(str.strip, line.rsplit(" = ", 1)))
    for language, table in CASES.items()
    for line in table.strip().splitlines()
]


def times(text: str, language: str, anchor: Anchor = TUESDAY) -> tuple[TimeMention, ...]:
    return find_times(text, Span(0, len(text)), anchor, language)


def shown(mention: TimeMention) -> str:
    relation = "" if mention.relation == "on" else f"{mention.relation}:"
    return f"{relation}{mention.edtf}" if mention.edtf else "?"


@pytest.mark.parametrize(("language", "text", "told"), ROWS)
def test_a_time_is_read_in_its_language(language: str, text: str, told: str) -> None:
    found = [shown(mention) for mention in times(text, language)]
    assert found[-1:] == ([] if told == "-" else [told])


def test_every_language_has_its_cases() -> None:
    assert {language: len(table.strip().splitlines()) >= 25 for language, table in CASES.items()} == dict.fromkeys(
        sorted(TABLES), True
    )


@pytest.mark.parametrize("language", sorted(TABLES))
def test_a_relative_date_stays_open_without_an_anchor(language: str) -> None:
    yesterday = next(text for text in CASES[language].splitlines() if text.endswith("= 2012-05-14")).rsplit(" = ")[0]
    (mention, *_) = times(yesterday, language, Anchor())
    assert (mention.edtf, mention.how) == (None, "open: no publication date")


@pytest.mark.parametrize(
    ("language", "text", "wording"),
    [
        ("ar", "وفي أيّار ٢٠٠٩ نزحوا", "أيّار ٢٠٠٩"),
        ("ar", "بالعام الماضي", "العام الماضي"),
        ("ar", "للعام الماضي", "للعام الماضي"),
        ("ar", "ويوم الاثنين", "يوم الاثنين"),
        ("ar", "وَيوم الاثنين", "يوم الاثنين"),
        ("fr", "celle d'août 1994", "août 1994"),
        ("uk", "Це було 12 травня 2009 року.", "12 травня 2009 року"),
    ],
)
def test_places_are_those_of_the_text(language: str, text: str, wording: str) -> None:
    (mention,) = times(text, language)
    assert text[mention.span.start : mention.span.end] == wording


def test_a_date_told_before_serves_the_next_one() -> None:
    text = "El 12 de mayo de 2004 llegaron. Dos días después se fueron."
    groups = find_times_in_order(text, [Span(0, 31), Span(32, len(text))], Anchor(), "es")
    assert [mention.edtf for group in groups for mention in group] == ["2004-05-12", "2004-05-14"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 3 mai 2009, deux ans après l'attaque, ils revinrent."),
        ("es", "El 3 de mayo de 2009, tras dos años de guerra, volvieron."),
        ("no", "Den 3. mai 2009, tre dager etter angrepet, kom de."),
    ],
)
def test_what_is_counted_from_an_event_stays_open(language: str, text: str) -> None:
    assert [mention.edtf for mention in times(text, language)] == ["2009-05-03", None]


def test_a_range_has_two_ends() -> None:
    (mention,) = times("между 1992 и 1995 годами", "ru")
    assert [(end.edtf, end.relation) for end in mention.ends] == [("1992", "since"), ("1995", "until")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in April and May 1943"),
        ("es", "en abril y mayo de 1943"),
        ("pl", "w kwietniu i maju 1943"),
        ("ru", "в апреле и мае 1943 года"),
        ("ar", "في نيسان وأيار 1943"),
    ],
)
def test_two_months_of_one_year_are_two_dates(language: str, text: str) -> None:
    assert [mention.edtf for mention in times(text, language)] == ["1943-04", "1943-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el 3 y 9 de mayo de 2009"),
        ("fr", "les 3 et 9 mai 2009"),
        ("nl", "op 3 en 9 mei 2009"),
        ("pl", "3 i 9 maja 2009"),
        ("uk", "3 та 9 травня 2009"),
        ("ar", "في 3 و9 أيار 2009"),
    ],
)
def test_two_days_of_one_month_are_two_dates(language: str, text: str) -> None:
    assert [mention.edtf for mention in times(text, language)] == ["2009-05-03", "2009-05-09"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "رمضان من عام 1435 هـ"),
        ("ar", "وفي رمضان 1435 هجرية"),
        ("en", "in Ramadan 1435"),
        ("en", "Ramadan 1435 AH"),
        ("id", "Ramadan 1435 H"),
    ],
)
def test_a_hijri_month_is_an_interval_known_within_a_day(language: str, text: str) -> None:
    (mention,) = times(text, language)
    assert (mention.edtf, mention.precision) == ("2014-06-29~/2014-07-28~", "D4")
    assert mention.how == "stated: Hijri, by the tabular calendar, within a day"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1 Muharram 1400", "1979-11-20/1979-11-22"),
        ("10 Dhu al-Hijjah 1436 AH", "2015-09-23/2015-09-25"),
        ("12 Rabi' al-Awwal 1435", "2014-01-13/2014-01-15"),
        ("the year 1435 AH", "2013-11-05~/2014-10-24~"),
        ("30 Safar 1435", None),
    ],
)
def test_the_tabular_calendar_gives_the_known_days(text: str, edtf: str | None) -> None:
    assert [mention.edtf for mention in times(text, "en")] == [edtf]


def test_an_unknown_language_is_read_as_english() -> None:
    assert [mention.edtf for mention in times("on 9 October 2012", "xx")] == ["2012-10-09"]


PIECES = [word for table in TABLES.values() for word in table.replace("|", " ").replace("_", " ").split()[::7]]
PIECES += ["3", "12", "2009", "1436", ".", "-", "/", ",", "80", "9" * 5000]


@given(st.sampled_from(sorted(TABLES)), st.lists(st.sampled_from(PIECES), max_size=12), st.text(max_size=12))
def test_mentions_lie_inside_in_order_and_never_overlap(language: str, pieces: list[str], noise: str) -> None:
    text = " ".join(pieces) + noise
    floor = 0
    for mention in times(text, language):
        assert floor <= mention.span.start < mention.span.end <= len(text)
        assert (mention.edtf is None) == mention.how.startswith("open")
        floor = mention.span.end


@pytest.mark.parametrize(
    ("language", "piece"),
    [("es", "3 y "), ("es", "principios de "), ("de", "anfang "), ("ar", "3 و"), ("ru", "с 3 по ")],
)
def test_a_long_row_of_one_word_is_read_to_its_end(language: str, piece: str) -> None:
    times(piece * 500, language)
