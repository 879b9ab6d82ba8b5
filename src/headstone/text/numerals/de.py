"""Numbers in German. Compounds are one word, the unit before the ten: zweiunddreißig."""

from headstone.text.numerals.marks import PLAIN
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="de",
    key=PLAIN,
    numbers="""
        0 null
        1 ein eine einen einem einer eines eins
        2 zwei zwo zweier zweien
        3 drei dreier dreien
        4 vier
        5 fünf fuenf
        6 sechs
        7 sieben
        8 acht
        9 neun
        10 zehn
        11 elf
        12 zwölf zwoelf
        13 dreizehn
        14 vierzehn
        15 fünfzehn fuenfzehn
        16 sechzehn
        17 siebzehn
        18 achtzehn
        19 neunzehn
        20 zwanzig
        30 dreißig
        40 vierzig
        50 fünfzig fuenfzig
        60 sechzig
        70 siebzig
        80 achtzig
        90 neunzig
    """,
    multipliers="""
        100 hundert
        1000 tausend tausende
        1000000 million millionen
        1000000000 milliarde milliarden
    """,
    compounds=True,
    glue="und",
    short_scales="1000 tsd\n1000000 mio\n1000000000 mrd",
    before={
        "at_least": "mindestens | wenigstens | zumindest | nicht weniger als | minimum | ab",
        "more_than": "mehr als | über | weit über | deutlich mehr als | gut | etwas mehr als | oberhalb von",
        "up_to": "bis zu | höchstens | maximal | nicht mehr als | bis",
        "fewer_than": "weniger als",
        "approximately": "etwa | rund | ungefähr | circa | zirka | ca | ca . | fast | nahezu | knapp | an die | "
        "gegen | schätzungsweise | um die | beinahe | annähernd | geschätzt | geschätzte | geschätzten",
    },
    after={
        "at_least": "oder mehr | und mehr | mindestens",
        "up_to": "oder weniger | maximal | höchstens",
        "approximately": "in etwa | etwa | ungefähr",
    },
    between="zwischen",
    both="und",
    out_of="von",
    until="bis auf",
    either="oder",
    changes="stieg* steig* gestiegen erhöh* wuchs* wächst gewachsen sank* sink* gesunken fiel* reduzi* korrig*",
    plurals="dutzende dutzenden hunderte hunderten tausende tausenden zehntausende zehntausenden hunderttausende "
    "hunderttausenden millionen aberhunderte abertausende",
    several="mehrere | mehreren | mehrerer | einige | einigen | ein paar | zahlreiche | zahlreichen | etliche | "
    "unzählige | unzähligen | eine handvoll | viele hundert | viele tausend | viele dutzend",
    of="von",
    exact_groups="12 dutzend dutzende\n6 halbdutzend",
    fractions="die hälfte | der hälfte | hälfte | ein drittel | das drittel | zwei drittel | ein viertel | drei "
    "viertel | dreiviertel | ein fünftel | jeder zweite | jeder dritte | jeder vierte | jeder fünfte",
    half="halb halbe halbes halben",
    parts="drittel viertel fünftel sechstel siebtel achtel neuntel zehntel",
    and_half="anderthalb eineinhalb",
    articles="ein eine einen einem einer eines",
    stress="einzig* einzeln*",
    no="kein | keine | keinen | keiner | keinem | keinerlei",
    none="keiner | keine",
    counted="leiche* tot* opfer* grab grabes gräber* massengr* überrest* mensch* person* zivil* männer* mann "
    "frau* kind* verletz* vermisst* soldat* geisel* häftling* gefangen* skelett* schädel* grabstein* familie* "
    "haus häuser* friedhöfe* bewohner* einwohner* überlebend* getötet* ermordet* polizist* kämpfer* flüchtling* "
    "särge* sarg fäll* leichnam* gestorben* grabstätte* jung* mädchen sterbliche*",
    ordinals="zweite zweiten zweiter zweites dritte* vierte vierten vierter viertes fünfte fünften sechste "
    "sechsten siebte* achte achten neunte neunten zehnte zehnten elfte elften zwölfte zwölften "
    "zwanzigste* dreißigste* hundertste* tausendste* erste ersten erster erstes erstem",
    ordinal_marks="te ten ter",
    months="januar jänner februar feber märz april mai juni juli august september oktober november dezember jan "
    "feb mär apr jun jul aug sep sept okt nov dez",
    years_before="jahr jahre jahren seit von bis in im nach vor ab frühjahr sommer herbst winter ende anfang mitte",
    years_after="er ern",
    ages_before="im alter von | alter von | alter",
    age_units="jahr jahre jahren",
    ages_after="jährig* jähriger jährige",
    durations="sekunde* minute* stunde* tag tage tagen tages nacht nächte* woche* monat* jahr jahre jahren "
    "jahrzehnt* jahrhundert* std min tägig* stündig* wöchig* monatig*",
    clock_before="um | gegen",
    clock_after="uhr",
    in_each="von",
    aged="alt alte alten alter",
    dotted_after="der die das den dem des im zum zur vom ihr sein",
    money="euro euros dollar* franken pfund rubel lira dinar* mark usd eur cent chf",
    percent="% | ٪ | prozent | promille",
    measures="km kilometer* meter* m cm zentimeter* mm millimeter* hektar* ha kg kilo kilogramm gramm g tonne* "
    "liter* grad meile* quadratmeter* quadratkilometer* m² km² fuß metrig*",
    named="artikel art straße autobahn bundesstraße flug resolution nummer nr kapitel seite seiten s abschnitt "
    "paragraph § absatz abs gesetz parzelle raum halle zelle block zone bezirk sektor grab bataillon brigade division "
    "kilometer ziffer anlage",
    times="mal fach male",
)
