// The key that signs ids of answers: the same for all programs on one store, made by the first of them.
MERGE (k:SigningKey {id: 'answers'})
ON CREATE SET k.key = $key
RETURN k.key AS key
