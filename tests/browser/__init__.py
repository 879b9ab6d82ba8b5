"""The room in a real browser: `make test-web`."""
