"""Numbers in Spanish."""

from headstone.text.numerals.marks import BARE
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="es",
    key=BARE,
    numbers="""
        0 cero
        1 un una uno
        2 dos
        3 tres
        4 cuatro
        5 cinco
        6 seis
        7 siete
        8 ocho
        9 nueve
        10 diez
        11 once
        12 doce
        13 trece
        14 catorce
        15 quince
        16 dieciséis
        17 diecisiete
        18 dieciocho
        19 diecinueve
        20 veinte
        21 veintiuno veintiún veintiuna
        22 veintidós
        23 veintitrés
        24 veinticuatro
        25 veinticinco
        26 veintiséis
        27 veintisiete
        28 veintiocho
        29 veintinueve
        30 treinta
        40 cuarenta
        50 cincuenta
        60 sesenta
        70 setenta
        80 ochenta
        90 noventa
        100 cien ciento
        200 doscientos doscientas
        300 trescientos trescientas
        400 cuatrocientos cuatrocientas
        500 quinientos quinientas
        600 seiscientos seiscientas
        700 setecientos setecientas
        800 ochocientos ochocientas
        900 novecientos novecientas
    """,
    multipliers="""
        1000 mil miles
        1000000 millón millones
        1000000000000 billón billones
    """,
    links="y",
    comma_groups=True,
    links_tens_only=True,
    before={
        "at_least": "al menos | por lo menos | como mínimo | no menos de | mínimo de | cuando menos",
        "more_than": "más de | superior a | supera los | superan los | superó los | por encima de | más allá de | "
        "superaba los | superaban los | superó las | supera las",
        "up_to": "hasta | no más de | como máximo | máximo de | a lo sumo",
        "fewer_than": "menos de | por debajo de | inferior a",
        "approximately": "unos | unas | cerca de | alrededor de | aproximadamente | casi | en torno a | se "
        "estima en | un estimado de | cosa de | más o menos | aprox | aprox . | un total aproximado de | poco "
        "menos de | un promedio de | se estiman en",
    },
    after={
        "at_least": "o más | al menos | por lo menos | como mínimo | y contando",
        "up_to": "como máximo | o menos | a lo sumo",
        "approximately": "aproximadamente | más o menos | y pico | y tantos | y tantas",
    },
    between="entre",
    both="y e",
    out_of="de desde del",
    until="a al hasta",
    either="o u",
    changes="pasó pasaron pasando pasar aument* subió subieron subido sube crec* elev* increment* bajó bajaron "
    "redujo redujeron disminu*",
    plurals="decenas docenas centenares cientos miles millares millones veintenas centenas",
    several="varios | varias | algunas | algunos | unas pocas | unos pocos | un puñado de | un par de | numerosos | "
    "numerosas | múltiples | unas cuantas | unos cuantos | diversas | diversos | incontables | innumerables | "
    "un sinnúmero de | muchas decenas | muchos cientos | muchos miles",
    of="de",
    exact_groups="12 docena docenas",
    loose_groups="""
        10 decena decenas
        15 quincena
        20 veintena veintenas
        30 treintena
        40 cuarentena
        50 cincuentena
        100 centenar centenares centena centenas
        1000 millar millares
    """,
    fractions="la mitad | mitad | las tres cuartas partes | tres cuartas partes | la tercera parte | tercera parte "
    "| la cuarta parte | cuarta parte | la quinta parte | uno de cada",
    half="medio media",
    parts="tercio tercios quinto quintos",
    and_half="medio media",
    articles="un una uno",
    stress="solo sola solamente único única sólo",
    no="ningún | ninguna | ninguno de los | no hay | no había | no hubo",
    none="ninguno | ninguna",
    counted="cuerpo* cadáver* muert* víctima* fosa* tumba* rest* persona* civil* hombre* mujer* niño* niña* herid* "
    "fallecid* desaparecid* soldado* rehen* rehén* detenid* preso* migrante* osamenta* cráneo* lápida* sobrevivient* "
    "familia* casa* vivienda* cementerio* asesinad* superviviente* habitante* caso* ataúd* féretro* esqueleto* "
    "policía* militar* combatient* guerriller* campesin* estudiant* indígena* sepultura* vida* baja*",
    ordinals="primer primera primero primeros primeras segundo segunda tercer tercera tercero cuarto cuarta quinta "
    "sexto sexta séptimo séptima octavo octava noveno novena décimo décima undécimo duodécimo vigésim* trigésim* "
    "centésim*",
    ordinal_marks="º ª ° er ra do da ro ta to va vo avo ava",
    months="enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "
    "ene feb abr ago sept oct nov dic",
    years_before="año años en desde hasta durante de del entre",
    ages_before="edad | a los | edad de | edades de | tenía | tiene | tenían | tienen | cumplió | niño de | niña de | "
    "joven de | hombre de | mujer de",
    ages_after="edad",
    age_units="año años",
    durations="segundo segundos minuto minutos hora horas día días noche noches semana semanas mes meses año años "
    "década décadas siglo siglos quincena",
    clock_before="a las | a la | las | hacia las | desde las | sobre las",
    clock_after="h hs hrs horas",
    in_each="de cada",
    decades="años",
    the="los las",
    money="dólar* euro* peso* quetzal* sol soles bolívar* colon* lempira* córdoba* libra* usd eur franco* lira* "
    "dinar* rublo*",
    percent="% | ٪ | por ciento | por cien | porciento",
    measures="km kms kilómetr* metr* m cm centímetr* mm milímetr* hectárea* ha kg kilo kilos kilogram* gramo* "
    "tonelada* litro* pie pies pulgada* grado* milla* m² km² legua* cuadra* vara varas",
    named="artículo artículos ruta carretera autopista vuelo resolución número nº núm capítulo página páginas pág "
    "kilómetro km ley decreto lote parcela sala celda bloque zona distrito sector calle avenida expediente fosa "
    "tumba nicho batallón brigada división unidad pozo punto tomo párrafo inciso",
    times="vez veces",
)
