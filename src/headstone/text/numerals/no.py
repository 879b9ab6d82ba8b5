"""Numbers in Norwegian (bokmål, with forms of nynorsk). Compounds are one word, units before or after the ten."""

from headstone.text.numerals.marks import PLAIN
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="no",
    key=PLAIN,
    numbers="""
        0 null
        1 en ei et én ett éi ein eitt éin
        2 to
        3 tre
        4 fire
        5 fem
        6 seks
        7 sju syv
        8 åtte
        9 ni
        10 ti
        11 elleve
        12 tolv
        13 tretten
        14 fjorten
        15 femten
        16 seksten
        17 sytten
        18 atten
        19 nitten
        20 tjue tyve
        30 tretti tredve
        40 førti
        50 femti
        60 seksti
        70 sytti
        80 åtti
        90 nitti
    """,
    multipliers="""
        100 hundre
        1000 tusen
        1000000 million millioner millionar
        1000000000 milliard milliarder
    """,
    compounds=True,
    glue="og",
    links="og",
    short_scales="1000000 mill\n1000000000 mrd",
    before={
        "at_least": "minst | ikke færre enn | ikke mindre enn | i det minste | minimum | ikkje færre enn",
        "more_than": "mer enn | over | flere enn | godt over | drøyt | meir enn | fleire enn | langt over",
        "up_to": "opptil | opp til | inntil | maksimalt | høyst | ikke mer enn | ikke flere enn | maks",
        "fewer_than": "færre enn | mindre enn | under",
        "approximately": "rundt | omkring | cirka | ca | ca . | omtrent | nesten | om lag | bortimot | anslagsvis | "
        "nærmere | snaut | nær | knapt",
    },
    after={
        "at_least": "eller flere | eller mer | og flere | minst",
        "up_to": "eller færre | maksimalt",
        "approximately": "omtrent | cirka",
    },
    between="mellom",
    both="og",
    out_of="fra frå",
    until="til",
    either="eller",
    changes="økt* øke* steg* stig* stiger vokst* sank* falt* redus* gikk gått oppjuster* nedjuster*",
    plurals="dusinvis titalls hundretalls hundrevis hundrevise tusenvis titusenvis hundretusenvis tusener titusener "
    "millioner snesevis tusentalls hundreder dusinvise",
    several="flere | fleire | noen | et par | en håndfull | mange hundre | mange tusen | utallige | tallrike | "
    "noen få | et tosifret antall",
    of="av",
    exact_groups="12 dusin\n20 snes",
    loose_groups="10 titall\n20 tjuetall\n100 hundretall\n50 femtitall",
    fractions="halvparten | halvdelen | en tredjedel | to tredjedeler | en fjerdedel | tre fjerdedeler | en femtedel",
    half="halv halvt halve",
    parts="tredjedel tredjedeler fjerdedel fjerdedeler femtedel femtedeler tidel tideler",
    and_half="halvannen halvannet halvanna",
    articles="en ei et ein",
    stress="eneste enkelt",
    no="ingen | ikke noen | ikke noe | ikke en eneste",
    none="ingen",
    counted="lik liket likene kropp* død* døde offer ofre ofra grav graver graven gravene massegrav* levning* "
    "person* menneske* sivil* mann menn kvinne* barn barna såret sårede skadd* savnet savnede soldat* gissel "
    "gisler fange* skjelett* hodeskall* gravstein* familie* hus kirkegård* innbygger* overlevende drept* myrdet "
    "henrettet polit* kriger* flyktning* kiste* tilfelle* gutt* jente* omkom* etterlatt* landsbyboer*",
    ordinals="første andre annen tredje fjerde femte sjette sjuende syvende åttende niende tiende ellevte "
    "tolvte tjuende trettiende hundrede tusende",
    ordinal_marks="te de ende",
    months="januar februar mars april mai juni juli august september oktober november desember jan feb mar apr "
    "jun jul aug sep sept okt nov des",
    years_before="år året årene siden i fra til etter før våren sommeren høsten vinteren slutten begynnelsen",
    years_after="tallet åra",
    ages_before="i en alder av | alder av | alderen | mann på | kvinne på | gutt på | jente på",
    age_units="år",
    ages_after="årig* åring* åringen",
    durations="sekund* minutt* time timer timene dag dager dagen døgn natt netter uke uker måned måneder år tiår "
    "århundre* dagers timers",
    clock_before="kl | kl . | klokken | klokka",
    in_each="av",
    aged="gammel gamle gammelt",
    dotted_after="den det de",
    money="kroner krone kr euro dollar* pund rubler nok usd eur øre dinar*",
    percent="% | ٪ | prosent | promille",
    measures="km kilometer* meter* m cm centimeter* mm millimeter* hektar* ha kg kilo kilogram gram tonn liter* grad "
    "grader mil dekar mål m² km² fot",
    named="artikkel vei riksvei flight resolusjon nummer nr kapittel side paragraf § gate lov rom celle blokk sone "
    "distrikt sektor grav bataljon brigade divisjon vedlegg e rv fv",
    times="ganger gonger gang",
)
