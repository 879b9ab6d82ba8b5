"""`python -m headstone`."""

from headstone.cli import main

if __name__ == "__main__":
    main()
