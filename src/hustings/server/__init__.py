"""The pages and the API, over one project or over a team.

The way through: ``access`` (or ``team``) lets a request in -> ``routes/``, one module per subject,
read what is asked (``requests/``) and answer with a value of ``views``. What takes long is a job in
a process of its own (``jobs``), ended when nobody waits for it any more.
"""
