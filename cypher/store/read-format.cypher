// Whether the database holds a store, and of which format.
// Result: no row, or one: format
MATCH (s:Store {id: 'graphservice'})
RETURN s.format
