"""Numbers in Polish, with the cases of print."""

from headstone.text.numerals.marks import PLAIN
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="pl",
    key=PLAIN,
    numbers="""
        0 zero
        1 jeden jedna jedno jednego jednej jednemu jednym jedną
        2 dwa dwie dwaj dwóch dwu dwom dwóm dwoma dwiema dwoje dwojga
        3 trzy trzej trzech trzem trzema troje trojga
        4 cztery czterej czterech czterem czterema czworo czworga
        5 pięć pięciu pięcioma pięcioro pięciorga
        6 sześć sześciu sześcioma sześcioro sześciorga
        7 siedem siedmiu siedmioma siedmioro siedmiorga
        8 osiem ośmiu ośmioma ośmioro ośmiorga
        9 dziewięć dziewięciu dziewięcioma dziewięcioro
        10 dziesięć dziesięciu dziesięcioma dziesięcioro
        11 jedenaście jedenastu jedenaścioro
        12 dwanaście dwunastu dwanaścioro
        13 trzynaście trzynastu
        14 czternaście czternastu
        15 piętnaście piętnastu
        16 szesnaście szesnastu
        17 siedemnaście siedemnastu
        18 osiemnaście osiemnastu
        19 dziewiętnaście dziewiętnastu
        20 dwadzieścia dwudziestu dwudziestoma
        30 trzydzieści trzydziestu trzydziestoma
        40 czterdzieści czterdziestu czterdziestoma
        50 pięćdziesiąt pięćdziesięciu pięćdziesięcioma
        60 sześćdziesiąt sześćdziesięciu
        70 siedemdziesiąt siedemdziesięciu
        80 osiemdziesiąt osiemdziesięciu
        90 dziewięćdziesiąt dziewięćdziesięciu
        100 sto stu
        200 dwieście dwustu
        300 trzysta trzystu
        400 czterysta czterystu
        500 pięćset pięciuset
        600 sześćset sześciuset
        700 siedemset siedmiuset
        800 osiemset ośmiuset
        900 dziewięćset dziewięciuset
    """,
    multipliers="""
        1000 tysiąc tysiąca tysiące tysięcy tysiącom tysiącami tysiącach tysiącem
        1000000 milion miliona miliony milionów milionom milionami
        1000000000 miliard miliarda miliardy miliardów
    """,
    short_scales="1000 tys\n1000000 mln\n1000000000 mld",
    before={
        "at_least": "co najmniej | przynajmniej | nie mniej niż | minimum | najmniej",
        "more_than": "ponad | więcej niż | powyżej | przeszło | znacznie ponad | przekracza | przekroczyła",
        "up_to": "do | nawet | nawet do | aż do | nie więcej niż | maksymalnie | co najwyżej | najwyżej",
        "fewer_than": "mniej niż | poniżej",
        "approximately": "około | blisko | prawie | niemal | mniej więcej | w przybliżeniu | ok | ok . | jakieś | "
        "jakichś | w okolicach | niespełna | szacunkowo | jakieś około",
    },
    after={
        "at_least": "lub więcej | albo więcej | i więcej | co najmniej",
        "up_to": "lub mniej | maksymalnie | najwyżej",
        "approximately": "mniej więcej | w przybliżeniu",
    },
    between="między pomiędzy",
    both="a i",
    out_of="od z",
    until="do",
    either="lub albo czy",
    changes="wzros* rosn* wzrós* zwiększ* spad* zmniejsz* podni* urós* urosł*",
    plurals="dziesiątki dziesiątek dziesiątkom setki setek setkom tuziny tuzinów tysiące tysięcy miliony milionów",
    several="kilka | kilku | kilkoro | kilkanaście | kilkunastu | kilkadziesiąt | kilkudziesięciu | kilkaset | "
    "kilkuset | liczne | parę | paru | paręset | parędziesiąt | garstka | niezliczone",
    of="",
    exact_groups="12 tuzin tuzina tuziny tuzinów\n6 półtuzina",
    loose_groups="""
        10 dziesiątka dziesiątki dziesiątek dziesiątkę
        100 setka setki setek setkę
    """,
    genitives="setki",
    fractions="połowa | połowę | połowy | połowie | jedna trzecia | jedną trzecią | jednej trzeciej | dwie trzecie "
    "| dwóch trzecich | jedna czwarta | jedną czwartą | trzy czwarte | ćwierć",
    half="pół",
    and_half="półtora półtorej",
    ones="jeden jedna jedno jednego jednej jednym jedną",
    not_after_one="z ze lub i a od po na do w",
    no="żadne | żadnego | żadnej | żadnych | żaden | żadna | brak | nie ma | nie było | ani jednego | ani jednej",
    none="żaden | żadna | żadne | żadnego",
    counted="ciał* zwłok* ofiar* mogił* grób* grob* szcząt* osób osoby osoba osobom cywil* mężczyzn* kobiet* dzieci "
    "dzieck* zabit* rann* zaginion* żołnierz* zakładnik* więźni* jeńc* szkielet* czaszk* nagrobk* nagrobków rodzin* "
    "dom* cmentarz* mieszkańc* ludzi człowiek* policjant* trup* poległ* uchodźc* trumn* zgin* przypad*",
    ordinals="pierwsz* drugi drugiego drugiej drugim drugą druga drugie trzeci trzeciego trzeciej trzecim trzecią "
    "trzecia szóst* siódm* ósm* dziewiąt* dziesiąty dziesiąta dziesiątego dziesiątej dwunast* dwudziesty "
    "dwudziesta dwudziestego dwudziestej trzydziesty trzydziestego setny setna tysięczn* piąty piąta "
    "piąte piątego piątej piątym czwarty czwarta czwarte czwartego czwartej czwartym",
    cardinal_marks="tu ciu miu u ch óch",
    months="styczeń stycznia styczniu luty lutego lutym marzec marca marcu kwiecień kwietnia kwietniu maj maja maju "
    "czerwiec czerwca czerwcu lipiec lipca lipcu sierpień sierpnia sierpniu wrzesień września wrześniu październik "
    "października październiku listopad listopada listopadzie grudzień grudnia grudniu",
    years_before="rok roku roku lat latach w od do po przed wiosną latem jesienią zimą",
    years_after="r rok roku rokiem",
    ages_before="w wieku | wiek | miał | miała | ma | lat",
    age_units="lat lata rok latek letni* latk* latek letnia letniego",
    ages_after="letni* latk* latek",
    durations="sekund* minut* min godzin* godz dni dzień dniach dniami nocy noc noce tydzień tygodni* miesiąc* "
    "miesięcy lat lata rok roku latach dekad* wiek wieki wieków dób doby dobę",
    clock_before="o godzinie | godz | godz . | o godz | o godz . | godzina | około godziny",
    in_each="na",
    decades="latach lata lat",
    money="złot* zł euro dolar* frank* rubl* funt* hrywn* grosz* usd eur pln dinar*",
    percent="% | ٪ | procent | procenta | procentów | proc | proc .",
    measures="km kilometr* metr* m cm centymetr* mm milimetr* hektar* ha kg kilogram* kilo gram* ton tony tona litr* "
    "stóp stopni* mil mile m² km²",
    named="artykuł art artykułu droga drogi autostrada lot lotu rezolucja rezolucji numer nr rozdział strona str "
    "sekcja paragraf ulica ustawa dekret działka kwatera cela blok strefa rejon sektor batalion brygada dywizja "
    "grób mogiła kilometr",
    times="raz razy krotn* krotnie",
)
