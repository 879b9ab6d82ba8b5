"""The reviewer's room: a local web app over one case. Routes, one frozen view a page, templates, static files."""
