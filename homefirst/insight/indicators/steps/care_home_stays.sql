-- Stays in a residential or nursing home, kind and component both saying so. A blank component is not counted (the
-- national method leaves it out), nor is a short stay. An end before the start is not checked here.
-- The August 2026 method takes self-funded stays out and can count by the council's own identifier.
SELECT
    joined.la_code,
    joined.person_id,
    CASE WHEN method.by_la_id THEN joined.person_id || '/' || coalesce(joined.la_person_id, '') ELSE joined.person_id END
        AS unit_id,
    joined.event_start,
    coalesce(joined.event_end, DATE '9999-01-01') AS event_end,
    coalesce(joined.event_outcome = 'NFA: Self-funded client or under 12wk disregard', FALSE) AS self_funded,
    joined.record_number
FROM joined
CROSS JOIN method
WHERE joined.client_type = 'Service user'
    AND joined.event_start IS NOT NULL
    AND lower(joined.event_type) = 'service'
    AND joined.service_type IN ('Long term support: Nursing care', 'Long term support: Residential care')
    AND (lower(joined.service_component) LIKE '%residential%' OR lower(joined.service_component) LIKE '%nursing%')
    AND lower(joined.service_component) NOT LIKE '%short%'
    AND NOT (
        method.self_funded_out_of_base
        AND coalesce(joined.event_outcome = 'NFA: Self-funded client or under 12wk disregard', FALSE)
    )
