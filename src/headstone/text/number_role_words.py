"""Words around a number that say what it is: English tables for `number_roles`."""

from headstone.text.date_words import MONTHS
from headstone.text.tokens import word_set

MEASURES = word_set(
    "km kms kilometre kilometres kilometer kilometers mile miles mi metre metres meter meters m cm mm centimetre "
    "centimetres centimeter centimeters millimetre millimetres foot feet ft inch inches yard yards hectare hectares "
    "ha acre acres kg kgs points goals wide deep tall high across "
    "kilo kilos kilogram kilograms kilogramme kilogrammes gram grams gramme grammes tonne tonnes "
    "ton tons lb lbs ounce ounces litre litres liter liters gallon gallons barrel barrels degree degrees ° celsius "
    "fahrenheit square cubic sq mph kmh kph knots watt watts megawatt megawatts mw kw volts hz mhz gb mb tb storey "
    "storeys story stories inch calibre caliber mm² km² m²"
)
DURATIONS = word_set(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends "
    "fortnight month months year years yr yrs decade decades century centuries semester semesters quarter generations"
)
BEFORE_DURATION = word_set(
    "consecutive successive straight full long more past last whole further additional solid or so odd calendar working"
)
MONEY_SIGNS = word_set("$ € £ ¥ ₹ ₽ ₴ ₺ ₪ ₩ ₦ ฿ usd eur gbp rs inr cad aud chf jpy cny rmb tk")
MONEY_WORDS = word_set(
    "dollar dollars euro euros pound pounds rupee rupees dinar dinars lira liras ruble rubles rouble roubles hryvnia "
    "hryvnias hryvnya peso pesos franc francs yen yuan renminbi riyal riyals rial rials dirham dirhams taka kyat birr "
    "shilling shillings naira rand won baht afghani afghanis shekel shekels zloty zlotys krone kroner kronor cedi "
    "kwacha real reais quetzales usd eur gbp cent cents pence"
)
IDENTIFIED = word_set(
    "flight route highway motorway interstate road article articles section sections paragraph para resolution "
    "chapter page pages pp p no nos nr number num room block unit plot grave case camp sector zone ward volume vol "
    "issue phase level figure fig table category type mark boeing airbus channel protocol war rule rules appendix "
    "annex item exhibit lot pit platform gate tower building apartment flat checkpoint apollo agenda clause part "
    "version windows division corps regiment site prisoner area bus tram line lines top schedule episode season "
    "formula radio mi box"
)
YEAR_PREPOSITIONS = word_set(
    "in since until till during early late mid year years circa spring summer autumn fall winter of from to by before "
    "after through and between around about"
)
SURE_YEAR = word_set(
    "in since until till during early late mid year years spring summer autumn fall winter"
) | frozenset(MONTHS)
COUNTED = word_set(
    "people persons bodies corpses cadavers remains skeletons skulls graves tombs headstones gravestones tombstones "
    "shrines victims civilians men women children boys girls prisoners detainees captives hostages inmates soldiers "
    "troops policemen officers fighters militants rebels recruits cadets students workers villagers residents "
    "families refugees migrants dead deaths killed missing murdered casualties individuals citizens inhabitants "
    "houses homes cases names sites souls lives muslims christians jews hindus sikhs buddhists "
    "males females others more"
)
PERSON_BEFORE_AGE = word_set(
    "man woman boy girl child children teenager teenagers minors youth youths anyone those people males females kids "
    "men women girls boys survivor resident villager farmer father mother son daughter brother sister"
)
HYPHENS = frozenset("-‐‑–—")
CHANGES = word_set(
    "rose risen rise rises rising increased increase climbed climbs climb jumped jumps grew grown went gone up down "
    "fell fallen dropped reduced cut raised revised updated changed swelled soared lowered"
)
