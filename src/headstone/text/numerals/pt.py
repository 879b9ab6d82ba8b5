"""Numbers in Portuguese."""

from headstone.text.numerals.marks import BARE
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="pt",
    key=BARE,
    numbers="""
        0 zero
        1 um uma
        2 dois duas
        3 três
        4 quatro
        5 cinco
        6 seis
        7 sete
        8 oito
        9 nove
        10 dez
        11 onze
        12 doze
        13 treze
        14 catorze quatorze
        15 quinze
        16 dezasseis dezesseis
        17 dezassete dezessete
        18 dezoito
        19 dezanove dezenove
        20 vinte
        30 trinta
        40 quarenta
        50 cinquenta
        60 sessenta
        70 setenta
        80 oitenta
        90 noventa
        100 cem cento
        200 duzentos duzentas
        300 trezentos trezentas
        400 quatrocentos quatrocentas
        500 quinhentos quinhentas
        600 seiscentos seiscentas
        700 setecentos setecentas
        800 oitocentos oitocentas
        900 novecentos novecentas
    """,
    multipliers="""
        1000 mil
        1000000 milhão milhões
    """,
    links="e",
    links_all=True,
    comma_groups=True,
    before={
        "at_least": "pelo menos | ao menos | no mínimo | não menos de | mínimo de",
        "more_than": "mais de | superior a | acima de | para além de",
        "up_to": "até | não mais de | no máximo | máximo de",
        "fewer_than": "menos de | abaixo de | inferior a",
        "approximately": "uns | umas | cerca de | por volta de | perto de | aproximadamente | quase | em torno de",
    },
    after={
        "at_least": "ou mais | pelo menos | no mínimo",
        "up_to": "no máximo | ou menos",
        "approximately": "aproximadamente | mais ou menos | e tal | e tantos | e tantas",
    },
    between="entre",
    both="e",
    out_of="de desde do",
    until="a ao até",
    either="ou",
    changes="passou passaram passando passar aument* subiu subiram sobe cresc* elev* baixou baixaram reduz* diminu*",
    plurals="dezenas dúzias centenas centos milhares milhões vintenas",
    several="vários | várias | alguns | algumas | uns poucos | umas poucas | um punhado de | um par de | numerosos | "
    "numerosas | muitas dezenas | muitas centenas | muitos milhares | diversos | diversas | inúmeros | inúmeras",
    of="de",
    exact_groups="12 dúzia dúzias",
    loose_groups="""
        10 dezena dezenas
        15 quinzena
        20 vintena vintenas
        100 centena centenas
        1000 milhar milhares
    """,
    fractions="a metade | metade | três quartos | um terço | dois terços | a quarta parte | a terça parte | um em cada",
    half="meio meia",
    parts="terço terços quinto quintos",
    and_half="meio meia",
    articles="um uma",
    stress="só sozinho somente apenas único única",
    no="nenhum | nenhuma | nenhum dos | não há | não havia | não houve",
    none="nenhum | nenhuma",
    counted="corpo* cadáver* mort* vítima* vala* cova* túmulo* sepultura* rest* pessoa* civis civil homem homens "
    "mulher* criança* ferid* desaparecid* soldado* refém* detid* preso* migrante* ossada* crânio* lápide* jazigo* "
    "sobrevivente* família* casa* palhota* cemitério* assassinad* habitante* caixão caixões esqueleto* polícia* "
    "militar* guerrilheir* lavrador* camponês* camponeses posseiro* estudante* indígena* aldeã* aldeões vida*",
    ordinals="primeiro primeira primeiros primeiras segundo segunda terceiro terceira quarto quarta quinto quinta "
    "sexto sexta sétimo sétima oitavo oitava nono nona décimo décima vigésim* trigésim* centésim*",
    ordinal_marks="º ª ° o a",
    months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "
    "jan fev mar abr mai jun jul ago set out nov dez",
    years_before="ano anos em desde até durante de do entre",
    ages_before="idade | aos | idade de | idades de | tinha | tem | tinham | têm | completou | menino de | menina de | "
    "jovem de | homem de | mulher de",
    ages_after="idade",
    age_units="ano anos",
    durations="segundo segundos minuto minutos hora horas dia dias noite noites semana semanas mês meses ano anos "
    "década décadas século séculos quinzena",
    clock_before="às | à | as | pelas | desde as | por volta das",
    clock_after="h hs hrs horas",
    in_each="em cada",
    decades="anos",
    the="os as",
    money="dólar* euro* real reais metica* kwanza* escudo* libra* usd eur brl franco*",
    percent="% | ٪ | por cento",
    measures="km kms quilómetr* quilômetr* metr* m cm centímetr* mm milímetr* hectare* ha kg quilo* grama* tonelada* "
    "litro* pé pés polegada* grau* milha* m² km² légua* palmo palmos",
    named="artigo artigos rota estrada rodovia voo resolução número nº núm capítulo página páginas pág quilómetro "
    "quilômetro km lei decreto lote sala cela bloco zona distrito sector setor rua avenida processo vala cova jazigo "
    "batalhão brigada divisão unidade poço ponto volume parágrafo alínea calibre",
    times="vez vezes",
)
