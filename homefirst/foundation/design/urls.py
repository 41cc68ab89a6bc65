from django.urls import path

from homefirst.foundation.design import views

app_name = "design"
urlpatterns = [
    path("design/theme.css", views.theme, name="theme"),
    path("design/", views.gallery, name="gallery"),
    path("design/<slug:name>/", views.component, name="component"),
]
