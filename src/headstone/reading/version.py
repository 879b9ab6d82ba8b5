"""The version of the rules of reading, apart from them: who only asks for it pays for none."""

VERSION = "rules-16"
