"""Numbers in French, with the septante and nonante of Belgium and Switzerland."""

from headstone.text.numerals.marks import ELIDED
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="fr",
    key=ELIDED,
    numbers="""
        0 zéro
        1 un une
        2 deux
        3 trois
        4 quatre
        5 cinq
        6 six
        7 sept
        8 huit
        9 neuf
        10 dix
        11 onze
        12 douze
        13 treize
        14 quatorze
        15 quinze
        16 seize
        30 trente
        40 quarante
        50 cinquante
        60 soixante
        70 septante
        80 huitante octante
        90 nonante
    """,
    multipliers="""
        100 cent cents
        1000 mille
        1000000 million millions
        1000000000 milliard milliards
    """,
    score="vingt vingts",
    tall=(10, 60, 80),
    links="et",
    links_tens_only=True,
    before={
        "at_least": "au moins | pas moins de | au minimum | minimum | un minimum de | à tout le moins",
        "more_than": "plus de | supérieur à | dépasse les | dépassent les | dépassait les | au-delà de | au "
        "delà de | bien plus de | un peu plus de",
        "up_to": "jusqu' à | pas plus de | au maximum | au plus | tout au plus | un maximum de",
        "fewer_than": "moins de | inférieur à",
        "approximately": "environ | près de | quelque | presque | autour de | à peu près | approximativement | "
        "aux alentours de | de l' ordre de | une moyenne de | estimé à | estimés à | estimée à | peut-être | env | "
        "env . | aux environs de",
    },
    after={
        "at_least": "ou plus | au moins | au minimum | voire plus",
        "up_to": "au maximum | au plus | ou moins | tout au plus",
        "approximately": "environ | à peu près",
    },
    between="entre",
    both="et",
    out_of="de du",
    until="à au jusqu'",
    either="ou",
    changes="passé passe passer passait passant passés augment* monté monte monter montait grimp* baiss* rédui* "
    "diminu* porté portant chuté bondi*",
    plurals="dizaines douzaines centaines milliers millions vingtaines",
    several="plusieurs | quelques | une poignée de | nombreux | nombreuses | de nombreux | de nombreuses | d' "
    "innombrables | une multitude de | un certain nombre de",
    of="de d'",
    exact_groups="12 douzaine douzaines",
    loose_groups="""
        8 huitaine
        10 dizaine dizaines
        15 quinzaine
        20 vingtaine vingtaines
        30 trentaine
        40 quarantaine
        50 cinquantaine
        60 soixantaine
        100 centaine centaines
        1000 millier milliers
    """,
    fractions="la moitié | moitié | les trois quarts | trois quarts | le tiers | un tiers | deux tiers | un quart | "
    "le quart | un cinquième",
    half="demi demie",
    parts="tiers quarts cinquièmes sixièmes dixièmes",
    and_half="demi demie",
    articles="un une",
    stress="seul seule unique",
    no="aucun | aucune | pas de | pas d'",
    none="aucun | aucune",
    counted="corps cadavre* mort* victime* fosse* tombe* reste* personne* civil* homme* femme* enfant* blessé* "
    "dépouille* disparu* soldat* otage* détenu* prisonnier* migrant* squelette* crâne* stèle* survivant* famille* "
    "maison* cimetière* tué* habitant* cas villageois* cercueil* policier* militaire* combattant* charnier* "
    "sépulture* militant* réfugié* fidèle*",
    ordinals="premier première premiers premières deuxième* second seconde troisième* quatrième* cinquième sixième "
    "septième* huitième* neuvième* dixième onzième* douzième* quinzième* vingtième* trentième* centième* millième*",
    ordinal_marks="er ère re e è ème eme ième nd nde",
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil "
    "sept oct nov déc",
    years_before="an année années en depuis vers dès jusqu' fin début été automne hiver printemps mi",
    ages_before="avait | avaient | âgé de | âgée de | âgés de | âgées de | âge de | âgé d' | homme de | femme "
    "de | garçon de | "
    "fille de | enfant de",
    age_units="an ans",
    durations="seconde secondes minute minutes min heure heures jour jours journée journées nuit nuits semaine "
    "semaines mois an ans année années décennie décennies siècle siècles",
    clock_before="vers | dès",
    clock_after="h heures",
    in_each="sur",
    decades="années",
    the="les",
    money="euro euros dollar* franc francs livre livres dinar* dirham* fcfa cfa usd eur gourde* rouble* centime*",
    percent="% | ٪ | pour cent | pour mille | p . cent",
    measures="km kilomètre* mètre* m cm centimètre* mm millimètre* hectare* ha kg kilo kilos kilogramme* "
    "gramme* tonne tonnes litre* pied pieds degré* mille* mille m² km²",
    named="article articles route autoroute vol résolution numéro no n° nº chapitre page pages section "
    "paragraphe rue loi décret lot parcelle salle cellule bloc zone district secteur tombe bataillon brigade "
    "division kilomètre nos chambre art appartement",
    times="fois",
)
