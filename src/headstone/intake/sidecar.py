"""NAME.meta.yaml: what a person knows of a file that the file does not say."""

from headstone.errors import UnreadableFile
from headstone.intake.meta import YAML_BYTES, from_pairs, yaml_pairs
from headstone.model.sources import Meta

ENDINGS = (".meta.yaml", ".meta.yml")


def read(data: bytes) -> Meta:
    """Meta of a sidecar; dates stay as written until `convert` settles them. Keys that are not ours are passed over.

    Raises UnreadableFile when the bytes are no small YAML mapping in UTF-8.
    """
    if len(data) > YAML_BYTES:
        why = f"more than {YAML_BYTES // 1024} KB"
        raise UnreadableFile("the sidecar is too long", why, "keep only the known keys")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("the sidecar is not UTF-8", f"byte {error.start}", "save it as UTF-8") from error
    return from_pairs(yaml_pairs(text)) if text.strip() else Meta()
