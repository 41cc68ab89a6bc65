-- Events whose service is of the four long-term kinds. The national method looks at the kind of service here, not at the
-- kind of event; a measure that looks at both asks for event_kind too.
SELECT *
FROM usable_events
WHERE service_type IN (
        'Long term support: Nursing care',
        'Long term support: Residential care',
        'Long term support: Community',
        'Long term support: Prison'
    )
