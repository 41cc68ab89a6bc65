-- One row for each event of the national method, and each event that the method leaves out (in_return is false): what
-- the record keeps of it. Coded values are in Release 2 words; one that no list knows stays as it was written.
WITH facts AS (
    SELECT
        md5(CAST(row(
            e.la_code, e.person_id, e.event_start, e.event_kind, e.key_client, e.key_end, e.key_kind, e.key_component
        ) AS VARCHAR)) AS event_key,
        e.person_id AS source_key,
        e.event_kind = 'service' AS is_service,
        e.in_return,
        e.record_number,
        CASE WHEN e.in_return THEN e.ref_start END AS ref_starts_on,
        CASE WHEN e.in_return THEN e.ref_end END AS ref_ends_on,
        coalesce(e.la_person_id, '') AS council_number,
        coalesce(nullif(e.client_type_r2, 'Invalid and not mapped'), e.client_type, '') AS client_type,
        e.event_start AS starts_on,
        e.event_end AS ends_on,
        CASE WHEN e.presumed_end IS DISTINCT FROM e.event_end THEN e.presumed_end END AS presumed_end_on,
        coalesce(nullif(e.event_outcome_r2, 'Invalid and not mapped'), e.event_outcome, '') AS outcome,
        coalesce(l.event_reference, '') AS reference,
        coalesce(l.event_description, '') AS description,
        coalesce(e.linked_1, '') AS linked_1,
        coalesce(e.linked_2, '') AS linked_2,
        coalesce(e.linked_3, '') AS linked_3,
        coalesce(e.event_type_r2, '') AS stated_event_type,
        CASE e.event_kind
            WHEN 'request' THEN 'Request'
            WHEN 'assessment' THEN 'Assessment'
            WHEN 'review' THEN 'Review'
            ELSE 'Other'
        END AS kind,
        coalesce(nullif(e.service_type_r2, 'Invalid and not mapped'), e.service_type, '') AS service_type,
        coalesce(nullif(e.service_component_r2, 'Invalid and not mapped'), e.service_component, '') AS service_component,
        coalesce(nullif(e.delivery_mechanism_r2, 'Invalid and not mapped'), e.delivery_mechanism, '') AS delivery_mechanism,
        coalesce(l.provider_name, '') AS provider_name,
        coalesce(l.provider_location_id, '') AS provider_location_id,
        CAST(try_cast(replace(replace(l.unit_cost, '£', ''), ',', '') AS DECIMAL(18, 2)) AS VARCHAR) AS unit_cost,
        coalesce(map_frequency.release_2, l.cost_frequency, '') AS cost_frequency,
        CAST(try_cast(replace(l.planned_units, ',', '') AS DECIMAL(18, 2)) AS VARCHAR) AS planned_units,
        coalesce(e.route_of_access, '') AS route_of_access,
        coalesce(nullif(e.assessment_type_r2, 'Invalid and not mapped'), e.assessment_type, '') AS assessment_type,
        coalesce(l.eligible_needs, '') AS eligible_needs,
        coalesce(CASE WHEN e.event_kind = 'review' THEN l.review_method ELSE l.assessment_method END, '') AS method,
        coalesce(l.caring_hours, '') AS hours_caring,
        coalesce(l.adults_cared_for, '') AS adults_cared_for,
        coalesce(e.review_reason, '') AS review_reason,
        coalesce(l.review_outcomes, '') AS review_outcomes
    FROM unique_events AS e
    JOIN landed AS l
        ON l.file_number = e.file_number
        AND l.record_number = e.record_number
    LEFT JOIN codes AS map_frequency
        ON map_frequency.field = 'cost_frequency'
        AND map_frequency.submitted = lower(l.cost_frequency)
)
SELECT facts.*, md5(CAST(facts AS VARCHAR)) AS file_digest
FROM facts
