"""Polish words of time (see `date_table`)."""

TABLE = """
flags: day_first
months: stycznia styczeń styczniu styczniem sty | lutego luty lutym lut | marca marzec marcu marcem mar \
 | kwietnia kwiecień kwietniu kwietniem kwi | maja maj maju majem | czerwca czerwiec czerwcu czerwcem cze \
 | lipca lipiec lipcu lipcem lip | sierpnia sierpień sierpniu sierpniem sie \
 | września wrzesień wrześniu wrześniem wrz | października październik październiku październikiem paź \
 | listopada listopad listopadzie listopadem lis | grudnia grudzień grudniu grudniem gru
weekdays: poniedziałek poniedziałku poniedziałkowy | wtorek wtorku | środa środę środy środzie | czwartek czwartku \
 | piątek piątku | sobota sobotę soboty sobocie | niedziela niedzielę niedzieli
seasons: wiosna wiosną wiosny wiosnę | lato latem lata | jesień jesienią jesieni | zima zimą zimy zimę
hour: godzina godzinę godziny_temu | godzin godziny
day: dzień dnia dniu dobę doba | dni dniach dniami
week: tydzień tygodnia tygodniu | tygodnie tygodni
month: miesiąc miesiąca miesiącu | miesiące miesięcy
year: rok roku rokiem | lata lat latach
decade: dekada dekadę dekady dekadzie | dekad
century: wiek wieku | wieki wieków
weekend: weekend weekendu | weekendy
numbers: jeden jedna jedno jednego | dwa dwie dwóch dwu | trzy trzech | cztery czterech | pięć pięciu | sześć sześciu \
 | siedem siedmiu | osiem ośmiu | dziewięć dziewięciu | dziesięć dziesięciu | jedenaście | dwanaście | trzynaście \
 | czternaście czternastu | piętnaście piętnastu | szesnaście | siedemnaście | osiemnaście | dziewiętnaście \
 | dwadzieścia dwudziestu
more_numbers: 30 trzydzieści | 40 czterdzieści | 50 pięćdziesiąt
vague: kilka kilku parę wiele kilkanaście
more: ponad więcej_niż
less: niecałe mniej_niż
about: około prawie niemal
days: 1 pierwszego
named: -2 przedwczoraj | -1 wczoraj | 0 dziś dzisiaj | 1 jutro | 2 pojutrze
day_part: rano wieczorem w_nocy po_południu nad_ranem
last_night: ubiegłej_nocy minionej_nocy zeszłej_nocy ostatniej_nocy wczoraj_wieczorem
year_noun: rok roku
year_after: r roku rok
month_noun: miesiąc
last: zeszły zeszłego zeszłym zeszłą zeszłej zeszła ubiegły ubiegłego ubiegłym ubiegłą ubiegłej miniony minionego \
 minionym minioną minionej poprzednim
this: ten tego tym tę tej bieżący bieżącego bieżącym
next: przyszły przyszłego przyszłym przyszłą przyszłej najbliższy najbliższą najbliższej nadchodzący nadchodzącym
this_year: w_tym_roku
ago_after: temu
later_after: później potem
later: po_upływie po
earlier_after: wcześniej przedtem
same: tego_samego tym_samym ten_sam tej_samej
following: następnego następny następnym kolejnego następnej
following_day: nazajutrz
previous: poprzedniego poprzedni poprzednim
previous_day: dzień_wcześniej w_przeddzień
past: ostatnich ostatnie ostatni minionych
coming: najbliższych najbliższe
decade_noun: lata latach z_lat latami
decades: 20 dwudzieste dwudziestych | 30 trzydzieste trzydziestych | 40 czterdzieste czterdziestych \
 | 50 pięćdziesiąte pięćdziesiątych | 60 sześćdziesiąte sześćdziesiątych | 70 siedemdziesiąte siedemdziesiątych \
 | 80 osiemdziesiąte osiemdziesiątych | 90 dziewięćdziesiąte dziewięćdziesiątych
early: na_początku początek z_początkiem początku z_początku
mid: w_połowie połowa połowie połowy
late: pod_koniec z_końcem koniec końcem w_końcu końca pod_koniec_lat
lasting: przez przez_ponad podczas
month_in: w we od do przed po z
year_in: w we od do przed po z
since: od
until: do
before: przed
after: po
during: podczas w_czasie w_ciągu
between: między pomiędzy
range_from: od
range_to: do
range_and: a i
"""
