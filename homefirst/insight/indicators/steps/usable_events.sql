-- Events of people who draw on care (not of carers) that end on or after their start. Open events end far ahead.
SELECT
    la_code,
    person_id,
    lower(event_type) AS event_kind,
    event_start,
    coalesce(event_end, DATE '9999-01-01') AS event_end,
    coalesce(event_outcome, 'Invalid and not mapped') AS event_outcome,
    service_type,
    service_component,
    delivery_mechanism,
    record_number
FROM joined
WHERE client_type = 'Service user'
    AND event_start IS NOT NULL
    AND (event_end IS NULL OR event_end >= event_start)
