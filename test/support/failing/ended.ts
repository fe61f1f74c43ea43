console.error('The ledger is closed.');
process.exit(3);
