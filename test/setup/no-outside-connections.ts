// Every test file runs behind it.
// oxlint-disable-next-line import/no-unassigned-import
import "./connection-guard.js";
