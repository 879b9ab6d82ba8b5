"""The tokenizer: the base's Unigram pieces, cut to those that our languages use, so that the model stays small.

Kept: the special pieces, every single character of our alphabets, every piece that the training passages or the open
corpus use, then the likeliest pieces of each alphabet up to its quota.
"""

from collections import Counter
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from training.encoder import Base

SIGNS = "0123456789٠١٢٣٤٥٦٧٨٩.,;:!?'\"’‘“”«»„()/%&+-–—…*#@=<>،؛؟№°|_~$€£"
ALPHABETS = {
    "latin": ("abcdefghijklmnopqrstuvwxyzàáâäæãåèéêëìíîïòóôöœøõùúûüçñßąćęłńśźżÿğışčđšžőűăâîșțþð", 44_000),
    "cyrillic": ("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџ", 15_000),
    "arabic": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگکیًٌٍَُِّْـٰ", 8_000),
}  # fmt: skip


def tokenizer_of(pieces: list[tuple[str, float]], bos: int, eos: int, pad: int, unk: int) -> Tokenizer:
    """A tokenizer over these pieces. Its offsets count code points of the text that goes in."""
    made = Tokenizer(models.Unigram(pieces, unk_id=unk))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=True)
    made.decoder = decoders.Metaspace()
    special = [(pieces[bos][0], bos), (pieces[eos][0], eos)]
    made.post_processor = processors.TemplateProcessing(
        single=f"{special[0][0]} $A {special[1][0]}", special_tokens=special
    )
    made.add_special_tokens([pieces[i][0] for i in (bos, pad, eos, unk)])
    return made


def keep(base: Base, texts: Iterable[str]) -> list[int]:
    """Indexes of the pieces kept, in the base's order."""
    whole = tokenizer_of(list(base.pieces), base.bos, base.eos, base.pad, base.unk)
    used = Counter(i for one in whole.encode_batch(list(texts), add_special_tokens=False) for i in one.ids)
    kept = {base.bos, base.eos, base.pad, base.unk} | set(used)
    for letters, quota in ALPHABETS.values():
        allowed = set(letters) | set(SIGNS) | {"▁"}
        fitting = [i for i, (piece, _) in enumerate(base.pieces) if set(piece.lower()) <= allowed]
        kept.update(i for i in fitting if len(base.pieces[i][0].strip("▁")) <= 1)
        kept.update(fitting[:quota])  # the pieces stand in the order of their likelihood
    return sorted(kept)


def cut(base: Base, kept: list[int]) -> Tokenizer:
    """The tokenizer of the kept pieces; the special pieces keep their places, being the first."""
    return tokenizer_of([base.pieces[i] for i in kept], base.bos, base.eos, base.pad, base.unk)
