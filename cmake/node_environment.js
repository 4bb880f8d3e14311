// Programs under node see the real environment variables; without this getenv() knows only a few invented ones.
Module['preRun'] = [() => { if (typeof ENV !== 'undefined') Object.assign(ENV, process.env); }];
