"""French words of time (see `date_table`)."""

TABLE = """
flags: elides
months: janvier janv | février févr fév | mars | avril avr | mai | juin | juillet juil | août | septembre sept \
 | octobre oct | novembre nov | décembre déc
weekdays: lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
seasons: printemps | été | automne | hiver
hour: heure | heures
day: jour journée | jours journées
week: semaine | semaines
fortnight: quinzaine | quinzaines
month: mois |
year: an année | ans années
decade: décennie | décennies
century: siècle | siècles
weekend: week-end week_-_end weekend | week_-_ends weekends
numbers: un une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | treize | quatorze \
 | quinze | seize | dix_-_sept | dix_-_huit | dix_-_neuf | vingt
more_numbers: 30 trente | 40 quarante | 50 cinquante
vague: quelques plusieurs
more: plus_de plus_d'
less: moins_de moins_d'
about: environ près_de près_d' presque
days: 1 premier
suffixes: er e
named: -2 avant_-_hier avant-hier | -1 hier | 0 aujourd'hui ce_matin ce_soir cette_nuit | 1 demain | 2 après_-_demain
day_part: matin soir après_-_midi
last_night: la_nuit_dernière hier_soir dans_la_nuit_d'_hier
the: le la l' les au aux du
of: de d' du
year_noun: année an
month_noun: mois_de mois_d'
last: dernier dernière
last_after: dernier dernière passé passée écoulé écoulée
this: ce cet cette
this_after: en_cours
next: prochain prochaine
next_after: prochain prochaine
ago: il_y_a voici voilà voilà_déjà
later: après au_bout_de
later_after: plus_tard après
earlier_after: plus_tôt auparavant avant
same: même ce_même cette_même
following_after: suivant suivante d'_après
following_day: le_lendemain lendemain au_lendemain
previous_after: précédent précédente d'_avant
previous_day: la_veille veille
past: derniers dernières ces_derniers ces_dernières
past_after: écoulés écoulées
coming: prochains prochaines
decade_noun: années ans décennie
decades: 20 vingt | 30 trente | 40 quarante | 50 cinquante | 60 soixante | 70 soixante_-_dix | 80 quatre_-_vingt \
 quatre_-_vingts | 90 quatre_-_vingt_-_dix
early: début au_début_de au_début_du au_début_d' au_début_des au_début_de_l' début_de
mid: mi_- à_la_mi_- mi au_milieu_de au_milieu_du au_milieu_des au_milieu_de_l' courant
late: fin à_la_fin_de à_la_fin_du à_la_fin_des à_la_fin_de_l' à_la_fin_d' fin_de
lasting: pendant durant pour
month_in: en depuis dès
year_in: en de d' depuis dès vers
since: depuis dès à_partir_de à_partir_du à_compter_du
until: jusqu'_en jusqu'_au jusqu'_à jusqu'
before: avant avant_le
after: après
during: pendant durant au_cours_de au_cours_du
between: entre
range_from: du de
range_to: au à jusqu'_au
range_and: et
"""
