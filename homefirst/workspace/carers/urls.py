"""The carers' register and the emergency plans on it."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import carers

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/carers/", carers.carers_register, name="carers_register"),
    path("people/carers/<slug:ref>/plan/", carers.carer_emergency, name="carer_emergency"),
]
