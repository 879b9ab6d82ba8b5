"""The nouns, as frozen values. They import nothing but `errors` and each other."""
