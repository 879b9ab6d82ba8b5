"""Numbers in Dutch. Compounds are one word, the unit before the ten: tweeëndertig."""

from headstone.text.numerals.marks import BARE
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="nl",
    key=BARE,
    numbers="""
        0 nul
        1 een één ene
        2 twee tweeën
        3 drie drieën
        4 vier vieren
        5 vijf vijven
        6 zes zessen
        7 zeven
        8 acht
        9 negen
        10 tien
        11 elf
        12 twaalf
        13 dertien
        14 veertien
        15 vijftien
        16 zestien
        17 zeventien
        18 achttien
        19 negentien
        20 twintig
        30 dertig
        40 veertig
        50 vijftig
        60 zestig
        70 zeventig
        80 tachtig
        90 negentig
    """,
    multipliers="""
        100 honderd
        1000 duizend
        1000000 miljoen
        1000000000 miljard
    """,
    compounds=True,
    glue="en",
    links="en",
    short_scales="1000000 mln\n1000000000 mld",
    before={
        "at_least": "minstens | ten minste | tenminste | op zijn minst | niet minder dan | minimaal | zeker | "
        "zeker wel",
        "more_than": "meer dan | ruim | boven de | veel meer dan | iets meer dan | over de",
        "up_to": "tot | maximaal | hoogstens | niet meer dan | ten hoogste | wel | tot wel",
        "fewer_than": "minder dan | onder de",
        "approximately": "ongeveer | circa | ca | ca . | zo'n | rond de | bijna | omstreeks | naar schatting | "
        "een stuk of | tegen de | om en nabij de | krap | vrijwel | een kleine | zowat",
    },
    after={
        "at_least": "of meer | en meer | minstens",
        "up_to": "of minder | maximaal",
        "approximately": "ongeveer | à",
    },
    between="tussen",
    both="en",
    out_of="van",
    until="tot à a",
    either="of",
    changes="steeg* stijg* gestegen groei* gegroeid daal* gedaald toegenomen verhoog* verlaag* opgelopen liep "
    "bijgesteld",
    plurals="tientallen dozijnen honderden duizenden tienduizenden honderdduizenden miljoenen",
    several="enkele | verscheidene | verschillende | meerdere | een paar | een handvol | talloze | talrijke | "
    "diverse | een aantal",
    of="van",
    exact_groups="12 dozijn\n",
    loose_groups="10 tiental\n20 twintigtal\n50 vijftigtal\n100 honderdtal\n1000 duizendtal\n15 vijftiental\n"
    "30 dertigtal\n40 veertigtal\n12 twaalftal",
    fractions="de helft | helft | een derde | twee derde | tweederde | een kwart | driekwart | drie kwart | een vijfde",
    half="half halve",
    parts="derde vierde vijfde zesde tiende",
    and_half="anderhalf anderhalve",
    articles="een ene",
    stress="enkel enkele enige",
    no="geen | geen enkel | geen enkele",
    none="geen enkele | geen van",
    counted="lichaam lichamen lijk lijken dode* slachtoffer* graf graven massagra* resten stoffelijk* mens mensen "
    "persoon personen burger* man mannen vrouw vrouwen kind kinderen gewonde* vermist* soldaten soldaat gijzela* "
    "gevangene* gedetineerde* skelet* schedel* grafste* familie* gezin* huis huizen begraafplaats* bewoner* inwoner* "
    "overlevende* gedood* vermoord* agent* strijder* vluchteling* kist* geval* militair* jongen* meisje*",
    ordinals="eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde twintigste "
    "dertigste honderdste duizendste",
    ordinal_marks="e ste de",
    months="januari februari maart april mei juni juli augustus september oktober november december jan feb mrt "
    "apr jun jul aug sep sept okt nov dec",
    years_before="jaar jaren sinds in van tot na voor vanaf eind begin medio zomer herfst winter lente",
    ages_before="leeftijd van | van | leeftijd",
    age_units="jaar jarige jaren",
    ages_after="jarig* jarige",
    durations="seconde* minuut minuten uur uren dag dagen nacht nachten week weken maand maanden jaar jaren decennia "
    "decennium eeuw eeuwen daagse urige",
    clock_before="om | rond",
    clock_after="uur u",
    in_each="op | op de | op elke",
    aged="oud oude",
    decades="jaren",
    money="euro euro's dollar* frank gulden pond roebel* dinar* usd eur cent",
    percent="% | ٪ | procent | promille",
    measures="km kilometer* meter* m cm centimeter* mm millimeter* hectare* ha kg kilo kilogram gram ton tonnen "
    "liter* graden mijl m² km² voet",
    named="artikel art weg snelweg vlucht resolutie nummer nr hoofdstuk pagina blz sectie paragraaf straat wet "
    "decreet perceel kamer cel blok zone district sector graf bataljon brigade divisie bijlage",
    times="keer maal malen",
)
