-- Who looks after whom, as the rows of unpaid carers say. `linked` is the council's number of the person cared for.
WITH named AS (
    SELECT person_id, client_type, unnest([linked_1, linked_2, linked_3]) AS linked
    FROM told
)
SELECT DISTINCT named.person_id AS carer_key, upper(named.linked) AS linked, numbers.source_key AS cared_for_key
FROM named
JOIN codes
    ON codes.field = 'client_type'
    AND codes.submitted = lower(named.client_type)
    AND codes.release_2 IN ('Unpaid carer', 'Unpaid carer known by association')
LEFT JOIN numbers
    ON upper(numbers.value) = upper(named.linked)
WHERE named.linked IS NOT NULL
    AND numbers.source_key IS DISTINCT FROM named.person_id
