"""Numbers in Indonesian (and, mostly, Malay)."""

from headstone.text.numerals.marks import PLAIN
from headstone.text.numerals.tongue import Tongue

TONGUE = Tongue(
    code="id",
    key=PLAIN,
    numbers="""
        0 nol
        1 satu seorang sebuah seekor
        2 dua
        3 tiga
        4 empat
        5 lima
        6 enam
        7 tujuh
        8 delapan lapan
        9 sembilan
        10 sepuluh
        11 sebelas
        100 seratus
        1000 seribu
        1000000 sejuta
    """,
    multipliers="""
        10 puluh
        100 ratus
        1000 ribu
        1000000 juta
        1000000000 miliar milyar
    """,
    teen="belas",
    short_scales="1000 rb\n1000000 jt",
    comma_groups=True,
    before={
        "at_least": "sedikitnya | setidaknya | sekurang-kurangnya | sekurangnya | paling sedikit | paling tidak | "
        "minimal | tidak kurang dari | setidak-tidaknya | sedikit-dikitnya",
        "more_than": "lebih dari | melebihi | melampaui | di atas | lebih daripada",
        "up_to": "hingga | sampai | sebanyak-banyaknya | maksimal | paling banyak | tidak lebih dari",
        "fewer_than": "kurang dari | di bawah",
        "approximately": "sekitar | kira-kira | kurang lebih | hampir | diperkirakan | sekira | lebih kurang | "
        "mendekati | diperkirakan sekitar",
    },
    after={
        "at_least": "atau lebih | lebih",
        "up_to": "atau kurang",
        "approximately": "-an",
    },
    between="antara",
    both="dan hingga sampai",
    out_of="dari",
    until="hingga sampai ke",
    either="atau",
    changes="naik meningkat bertambah turun berkurang melonjak menjadi",
    plurals="belasan puluhan ratusan ribuan jutaan lusinan",
    several="beberapa | sejumlah | segelintir | puluhan hingga ratusan | berpuluh-puluh | beratus-ratus | beribu-ribu",
    of="",
    exact_groups="12 lusin selusin",
    fractions="setengah dari | separuh | separuhnya | separo | sepertiga | dua pertiga | seperempat | tiga perempat "
    "| seperlima | setengahnya",
    half="setengah",
    parts="pertiga perempat perlima",
    and_half="setengah",
    articles="seorang sebuah seekor",
    ones="satu",
    stress="saja satu-satunya",
    not_after_one="di dari dan sama per lagi atau",
    no="tidak ada | tidak ditemukan | tak ada | tanpa | tidak satu pun | belum ada | tak satu pun",
    none="tak seorang pun | tidak seorang pun | nihil",
    counted="mayat jenazah jasad korban kuburan makam kerangka tulang orang warga sipil pria wanita perempuan lelaki "
    "laki-laki laki anak tewas meninggal luka hilang tentara prajurit sandera tahanan tengkorak nisan keluarga rumah "
    "pemakaman penduduk penyintas pengungsi polisi militan santri jiwa peti kasus liang lubang pekerja petani",
    ordinals="pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas keduabelas",
    months="januari februari maret april mei juni juli agustus september oktober november desember jan feb mar "
    "apr jun jul agu ags sep okt nov des",
    years_before="tahun sejak pada hingga sampai dari antara akhir awal pertengahan era",
    ages_before="berusia | usia | umur | berumur",
    age_units="tahun thn th",
    durations="detik menit jam hari malam pekan minggu bulan tahun dekade dasawarsa abad",
    clock_before="pukul | jam",
    clock_after="wib wit wita",
    in_each="dari | dari setiap",
    money="rupiah dolar euro ringgit rp usd dinar yen",
    percent="% | ٪ | persen",
    measures="km kilometer meter m cm sentimeter mm milimeter hektare hektar ha kg kilogram kilo gram ton liter "
    "derajat mil m² km² kaki",
    named="pasal jalan penerbangan resolusi nomor no nomer bab halaman bagian ayat undang-undang uu kapling "
    "ruang sel blok zona distrik sektor batalyon brigade divisi rt rw km kilometer",
    times="kali",
)
