"""Indonesian words of time (see `date_table`)."""

TABLE = """
flags: day_first hijri
months: januari jan | februari pebruari feb | maret mar | april apr | mei | juni jun | juli jul | agustus agu agt \
 | september sept sep | oktober okt | november nopember nov | desember des
weekdays: senin hari_senin | selasa hari_selasa | rabu hari_rabu | kamis hari_kamis | jumat jum'at hari_jumat \
 | sabtu hari_sabtu | minggu_pagi minggu_malam hari_minggu ahad
seasons: musim_semi | musim_panas | musim_gugur | musim_dingin
hour: jam sejam |
day: hari sehari |
week: minggu pekan seminggu sepekan |
month: bulan sebulan |
year: tahun setahun |
decade: dekade dasawarsa |
century: abad |
weekend: akhir_pekan |
numbers: satu | dua | tiga | empat | lima | enam | tujuh | delapan | sembilan | sepuluh | sebelas | dua_belas \
 | tiga_belas | empat_belas | lima_belas | enam_belas | tujuh_belas | delapan_belas | sembilan_belas | dua_puluh
more_numbers: 30 tiga_puluh | 40 empat_puluh | 50 lima_puluh
vague: beberapa sejumlah
more: lebih_dari
less: kurang_dari
about: sekitar hampir kira_-_kira
named: -2 kemarin_lusa | -1 kemarin | 0 hari_ini malam_ini pagi_ini | 1 besok esok | 2 lusa
day_part: pagi malam siang sore
last_night: semalam tadi_malam
year_noun: tahun
month_noun: bulan
last_after: lalu yang_lalu kemarin silam
this_after: ini
next_after: depan mendatang
ago_after: lalu yang_lalu silam yang_silam sebelum_ini
later: setelah
later_after: kemudian setelahnya setelah_itu
earlier_after: sebelumnya
same_after: yang_sama itu_juga
following_after: berikutnya selanjutnya
following_day: keesokan_harinya esok_harinya keesokan_hari
previous_after: sebelumnya
previous_day: sehari_sebelumnya
past_after: terakhir belakangan
coming_after: ke_depan mendatang
decade_noun: dekade era_tahun
decade_suffix: -_an an
early: awal pada_awal di_awal permulaan
mid: pertengahan pada_pertengahan
late: akhir pada_akhir di_akhir penghujung
lasting: selama
month_in: pada di sejak hingga sampai sebelum setelah
year_in: pada di sejak hingga sampai sebelum setelah
since: sejak semenjak mulai
until: hingga sampai sampai_dengan
before: sebelum
after: setelah sesudah usai
during: selama sepanjang
between: antara
range_from: dari
range_to: hingga sampai sampai_dengan s_/_d
range_and: dan
"""
