// The door of room `report`: the same figures as a sentence, a table, JSON or CSV, on every surface alike.
#pragma once

#include "report/axis.h"
#include "report/chart.h"
#include "report/exports.h"
#include "report/headline.h"
#include "report/html_report.h"
#include "report/reasons.h"
#include "report/study_chart.h"
#include "report/study_report.h"
#include "report/study_tables.h"
#include "report/study_text.h"
#include "report/svg_chart.h"
#include "report/tables.h"
#include "report/terminal.h"
#include "report/ticket_tables.h"
#include "report/worth.h"
