-- One row per event, the best of those that share a key: in the return before others; latest quarter; an open end
-- before the latest end; the outcome that stands first in the list (blank last); the row read last. A service that goes on
-- after its reference period and is missing from the next one ended with its own: only the last row of an event can be such.
-- Cost lines of one package share a key. The key is made of values as submitted or, from August 2026, as cleaned.
WITH keyed AS (
    SELECT
        coded.*,
        CASE WHEN method.clean_keys THEN lower(client_type_r2) ELSE lower(client_type) END AS key_client,
        CASE
            WHEN event_kind <> 'service' THEN derived_end
        END AS key_end,
        CASE
            WHEN event_kind = 'service' AND in_return AND NOT is_last AND coalesce(derived_end > ref_end, TRUE)
                THEN ref_end
            ELSE derived_end
        END AS presumed_end,
        CASE
            WHEN event_kind = 'request' THEN lower(route_of_access)
            WHEN event_kind = 'assessment' AND method.clean_keys THEN lower(assessment_type_r2)
            WHEN event_kind = 'assessment' THEN lower(assessment_type)
            WHEN event_kind = 'service' AND method.clean_keys THEN lower(service_type_r2)
            WHEN event_kind = 'service' THEN lower(service_type)
        END AS key_kind,
        CASE
            WHEN event_kind = 'service' AND method.clean_keys THEN lower(service_component_r2)
            WHEN event_kind = 'service' THEN lower(service_component)
        END AS key_component
    FROM coded
    CROSS JOIN method
),
placed AS (
    SELECT
        keyed.*,
        row_number() OVER (
            PARTITION BY la_code, person_id, event_start, event_kind, key_client, key_end, key_kind, key_component
            ORDER BY
                in_return DESC,
                CASE WHEN in_return THEN ref_end END DESC,
                file_number DESC,
                coalesce(presumed_end, DATE '9999-01-01') DESC,
                coalesce(outcome_rank, 999),
                record_number DESC
        ) AS place
    FROM keyed
)
SELECT *
FROM placed
WHERE place = 1
