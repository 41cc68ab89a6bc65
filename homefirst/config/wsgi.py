"""What gunicorn serves. It refuses to start with a key that everybody knows, however it is started."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from homefirst.config.safe import settings_problems

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homefirst.config.settings")
application = get_wsgi_application()
if unsafe := list(settings_problems(settings)):
    raise ImproperlyConfigured(" ".join(unsafe))
