-- The best row of each event, of all rows that share its key: in the return before others; latest quarter; an open end
-- before the latest end; the outcome that stands first in the list (blank last); the row read last. A service that goes on
-- after its reference period and is missing from the next one ended with its own: only the last row of an event can be such.
-- Cost lines of one package share a key. The key is made of values as submitted or, from August 2026, as cleaned. Only what
-- tells rows apart stands here; unique_events has the rest.
WITH keyed AS (
    SELECT
        q.la_code,
        q.person_id,
        q.event_start,
        q.event_kind,
        q.file_number,
        q.record_number,
        q.derived_end,
        q.ref_start,
        q.ref_end,
        q.is_last,
        q.in_return,
        map_event_outcome.rank AS outcome_rank,
        CASE
            WHEN q.event_kind <> 'service' THEN q.derived_end
        END AS key_end,
        CASE
            WHEN q.event_kind = 'service' AND q.in_return AND NOT q.is_last AND coalesce(q.derived_end > q.ref_end, TRUE)
                THEN q.ref_end
            ELSE q.derived_end
        END AS presumed_end,
        lower(CASE
            WHEN method.clean_keys AND q.client_type IS NOT NULL
                THEN coalesce(map_client_type.release_2, 'Invalid and not mapped')
            ELSE q.client_type
        END) AS key_client,
        lower(CASE
            WHEN q.event_kind = 'request' THEN q.route_of_access
            WHEN q.event_kind = 'assessment' AND method.clean_keys AND q.assessment_type IS NOT NULL
                THEN coalesce(map_assessment_type.release_2, 'Invalid and not mapped')
            WHEN q.event_kind = 'assessment' THEN q.assessment_type
            WHEN q.event_kind = 'service' AND method.clean_keys AND q.service_type IS NOT NULL
                THEN coalesce(map_service_type.release_2, 'Invalid and not mapped')
            WHEN q.event_kind = 'service' THEN q.service_type
        END) AS key_kind,
        lower(CASE
            WHEN q.event_kind = 'service' AND method.clean_keys AND q.service_component IS NOT NULL
                THEN coalesce(map_service_component.release_2, 'Invalid and not mapped')
            WHEN q.event_kind = 'service' THEN q.service_component
        END) AS key_component
    FROM qualifying AS q
    CROSS JOIN method
    LEFT JOIN codes AS map_event_outcome
        ON map_event_outcome.field = 'event_outcome'
        AND map_event_outcome.submitted = lower(q.event_outcome)
    LEFT JOIN codes AS map_client_type
        ON map_client_type.field = 'client_type'
        AND map_client_type.submitted = CASE WHEN method.clean_keys THEN lower(q.client_type) END
    LEFT JOIN codes AS map_assessment_type
        ON map_assessment_type.field = 'assessment_type'
        AND map_assessment_type.submitted = CASE WHEN method.clean_keys THEN lower(q.assessment_type) END
    LEFT JOIN codes AS map_service_type
        ON map_service_type.field = 'service_type'
        AND map_service_type.submitted = CASE WHEN method.clean_keys THEN lower(q.service_type) END
    LEFT JOIN codes AS map_service_component
        ON map_service_component.field = 'service_component'
        AND map_service_component.submitted = CASE WHEN method.clean_keys THEN lower(q.service_component) END
),
found AS (
    SELECT
        key_client,
        key_end,
        key_kind,
        key_component,
        max_by(
            {
                'file_number': file_number,
                'record_number': record_number,
                'derived_end': derived_end,
                'presumed_end': presumed_end,
                'ref_start': ref_start,
                'ref_end': ref_end,
                'is_last': is_last,
                'in_return': in_return
            },
            {
                'first': in_return,
                'second': CASE WHEN in_return THEN ref_end END,
                'third': file_number,
                'fourth': coalesce(presumed_end, DATE '9999-01-01'),
                'fifth': -coalesce(outcome_rank, 999),
                'sixth': record_number
            }
        ) AS best
    FROM keyed
    GROUP BY la_code, person_id, event_start, event_kind, key_client, key_end, key_kind, key_component
)
SELECT
    best.file_number,
    best.record_number,
    best.derived_end,
    best.presumed_end,
    best.ref_start,
    best.ref_end,
    best.is_last,
    best.in_return,
    key_client,
    key_end,
    key_kind,
    key_component
FROM found
