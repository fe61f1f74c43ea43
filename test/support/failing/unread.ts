throw new Error('The page has no such element.');
