-- Services of the four long-term kinds.
SELECT *
FROM usable_events
WHERE event_kind = 'service'
    AND service_type IN (
        'Long term support: Nursing care',
        'Long term support: Residential care',
        'Long term support: Community',
        'Long term support: Prison'
    )
