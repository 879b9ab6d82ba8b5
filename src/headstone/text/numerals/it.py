"""Numbers in Italian. Compounds are one word, a vowel dropped where two meet: ventuno, centottanta."""

from headstone.text.numerals.marks import ELIDED
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="it",
    key=ELIDED,
    numbers="""
        0 zero
        1 un uno una un'
        2 due
        3 tre
        4 quattro
        5 cinque
        6 sei
        7 sette
        8 otto
        9 nove
        10 dieci
        11 undici
        12 dodici
        13 tredici
        14 quattordici
        15 quindici
        16 sedici
        17 diciassette
        18 diciotto
        19 diciannove
        20 venti
        30 trenta
        40 quaranta
        50 cinquanta
        60 sessanta
        70 settanta
        80 ottanta
        90 novanta
    """,
    multipliers="""
        100 cento
        1000 mille mila
        1000000 milione milioni
        1000000000 miliardo miliardi
    """,
    compounds=True,
    stems="""
        20 vent
        30 trent
        40 quarant
        50 cinquant
        60 sessant
        70 settant
        80 ottant
        90 novant
        100 cent
    """,
    links="e",
    before={
        "at_least": "almeno | non meno di | come minimo | minimo | un minimo di | perlomeno | quantomeno",
        "more_than": "più di | oltre | superiore a | ben oltre | poco più di | supera i | superano i | supera le",
        "up_to": "fino a | non più di | al massimo | sino a | un massimo di",
        "fewer_than": "meno di | inferiore a | sotto i",
        "approximately": "circa | quasi | intorno a | attorno a | approssimativamente | all' incirca | più o meno | "
        "pressappoco | stimati in | ca | ca . | una media di | poco meno di",
    },
    after={
        "at_least": "o più | almeno | come minimo | e oltre | e più",
        "up_to": "al massimo | o meno",
        "approximately": "circa | all' incirca | più o meno",
    },
    between="tra fra",
    both="e ed",
    out_of="da dai dalle dal",
    until="a ai al alle fino sino",
    either="o od oppure",
    changes="passato passati passata passano aument* salito saliti salita sale salgono saliva cresc* scesi "
    "sceso scesa calat* diminu* ridott* portando",
    plurals="decine dozzine centinaia migliaia milioni ventine",
    several="diversi | diverse | alcuni | alcune | parecchi | parecchie | numerosi | numerose | una manciata di "
    "| un paio di | un pugno di | innumerevoli | svariati | svariate | qualche | molte decine | molte centinaia",
    of="di d'",
    exact_groups="12 dozzina dozzine",
    loose_groups="""
        10 decina decine
        15 quindicina
        20 ventina ventine
        30 trentina
        40 quarantina
        50 cinquantina
        60 sessantina
        70 settantina
        80 ottantina
        90 novantina
        100 centinaio centinaia
        1000 migliaio migliaia
    """,
    fractions="la metà | metà | un terzo | due terzi | i due terzi | un quarto | tre quarti | i tre quarti | un quinto",
    half="mezzo mezza",
    parts="terzi quarti quinti decimi",
    and_half="mezzo mezza",
    articles="un uno una un'",
    stress="solo sola unico unica singolo singola soltanto",
    no="nessun | nessuna | nessun' | nessuno dei | non c' è",
    none="nessuno | nessuna",
    counted="corp* cadaver* mort* vittim* foss* tomb* rest* person* civil* uomin* uomo donn* bambin* ferit* salm* "
    "scompars* dispers* soldat* ostagg* detenut* prigionier* migrant* scheletr* teschi* lapid* sopravvissut* "
    "famigli* cas* cimiter* uccis* abitant* bare bara feretri poliziott* militar* combattent* sepoltur* profugh*",
    ordinals="primo primi prime seconda terzo terza quarto quarta quinta sesto sesta settimo settima ottavo ottava "
    "nono nona decimo decima undicesim* dodicesim* ventesim* trentesim* centesim* millesim*",
    ordinal_marks="º ª ° esimo esima",
    months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen "
    "feb mar apr mag giu lug ago sett set ott nov dic",
    years_before="anno anni nel dal fino del fine inizio estate autunno inverno primavera metà",
    ages_before="età di | all' età di | aveva | ha | avevano | uomo di | donna di | ragazzo di | ragazza di | "
    "bambino di | bambina di",
    age_units="anno anni",
    durations="secondo secondi minuto minuti ora ore giorno giorni giornata notte notti settimana settimane "
    "mese mesi anno anni decennio decenni secolo secoli",
    clock_before="alle | alle ore | ore | dalle | verso le | le",
    clock_after="ore",
    in_each="su",
    decades="anni",
    the="i le gli",
    ages_after="enne enni",
    money="euro dollar* lir* franch* sterlin* dinar* usd eur rubl* peso pesos",
    percent="% | ٪ | per cento | percento | per mille",
    measures="km chilometr* metr* m cm centimetr* mm millimetr* ettar* ha kg chil* gramm* tonnellat* litr* "
    "pied* grad* migl* m² km² mq",
    named="articolo articoli art strada autostrada statale volo risoluzione numero n nr nº n° capitolo pagina pagine "
    "pag sezione paragrafo via legge decreto lotto particella sala cella blocco zona distretto settore tomba "
    "battaglione brigata divisione chilometro km fossa",
    times="volta volte",
)
