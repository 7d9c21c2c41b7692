"""The site as one ASGI application: guard, compression, first HTML, offline pages."""
