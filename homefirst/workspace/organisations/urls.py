"""Services that concerns name, and enquiries into a service as a whole."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import organisations

urlpatterns: list[URLPattern | URLResolver] = [
    path("safeguarding/services/", organisations.services, name="services_enquired"),
    path("safeguarding/services/open/", organisations.open_service_enquiry, name="open_service_enquiry"),
    path("safeguarding/services/<int:enquiry>/", organisations.service_enquiry, name="service_enquiry"),
    path("safeguarding/services/steps/<int:step>/", organisations.service_step, name="service_step"),
    path("safeguarding/services/<int:enquiry>/adults/", organisations.add_adult, name="add_adult_concerned"),
    path("safeguarding/services/adults/<int:adult>/", organisations.ask_adult, name="ask_adult_concerned"),
    path("safeguarding/services/<int:enquiry>/hand-over/", organisations.hand_service, name="hand_service"),
    path("safeguarding/services/<int:enquiry>/to-do/", organisations.add_to_do, name="add_service_to_do"),
    path(
        "safeguarding/services/to-do/<int:action>/", organisations.finish_to_do, name="finish_service_to_do"
    ),
]
