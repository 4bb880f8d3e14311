// How a report looks: on a screen light or dark, on paper black on white.
#pragma once

#include <string_view>

namespace grapevine {

inline constexpr std::string_view kReportStyle = R"(
:root{--page:#F4F5F7;--panel:#FFFFFF;--line:#E2E5EA;--text:#171B21;--second:#5D6673;--accent:#0072B2;--worse:#B34E00;--better:#007556;--soft:#EEF1F5;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--page:#101418;--panel:#181D23;--line:#2A313A;--text:#E8ECF1;--second:#A3ADBA;--accent:#56B4E9;--worse:#F0833A;--better:#3CC69A;--soft:#222931}}
*{box-sizing:border-box}
html{background:var(--page);color:var(--text);font:14px/1.45 Inter,"Segoe UI","Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:28px 20px 56px;max-width:860px}
header,section,footer{margin:0 0 24px}
.brand{color:var(--second);font-size:12.5px;margin:0 0 10px;display:flex;flex-wrap:wrap;gap:2px 8px}
.brand b{color:var(--accent);font-weight:600}
h1{font-size:25px;line-height:1.28;font-weight:600;letter-spacing:-.01em;margin:0 0 8px;text-wrap:balance}
h2{font-size:15px;font-weight:600;margin:0 0 8px}
p{margin:0 0 8px}
.second{color:var(--second)}
.charts{display:grid;gap:12px;margin-bottom:24px;grid-template-columns:400fr 320fr}
.charts svg{display:block;width:100%;height:auto;overflow:visible}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:5px 14px 5px 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--second);font-size:12.5px;font-weight:400;white-space:nowrap}
tbody th{font-weight:400}
.figure{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.change{font-weight:600}
.better .change{color:var(--better)}
.worse .change{color:var(--worse)}
.range{color:var(--second);font-size:12.5px;font-weight:400}
.assumptions thead th:first-child{width:29%}
@media (min-width:641px){.figures tbody th,.assumptions td:nth-child(2),.assumptions td:nth-child(3){white-space:nowrap}.figures .range{margin-left:5px}}
.changed{color:var(--accent);font-weight:600}
.note{color:var(--second);font-size:12.5px;margin:8px 0 0}
.note+p{margin-top:8px}
ul{margin:0;padding-left:18px}
li{margin:0 0 4px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:5px 16px;margin:0}
dt{color:var(--second)}
dd{margin:0;min-width:0}
code{font:12.5px/1.45 ui-monospace,Consolas,Menlo,monospace;background:var(--soft);border-radius:4px;padding:1px 5px;overflow-wrap:anywhere}
a{color:var(--accent);overflow-wrap:anywhere}
.paper{display:none}
details{border-top:1px solid var(--line);padding:10px 0}
details:last-of-type{border-bottom:1px solid var(--line)}
summary{font-weight:600;cursor:pointer}
details[open]>summary{margin-bottom:8px}
@media screen and (max-width:640px){
.charts{grid-template-columns:1fr}
.charts>:nth-child(2){width:80%}
body{padding:18px 14px 40px}h1{font-size:20px}
dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}
.wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.wide tr{display:grid;grid-template-columns:1fr 1fr;padding:7px 0;border-bottom:1px solid var(--line)}
.wide th,.wide td{border:0;padding:1px 0;text-align:left;white-space:normal}
.wide tbody th{grid-column:1/-1;font-weight:600}
.wide td::before{content:attr(data-of);display:block;color:var(--second);font-size:12.5px;font-weight:400}
}
@page{margin:12mm 14mm}
@media print{
:root{--page:#FFFFFF;--line:#D5D9DF;--second:#4D5561;--soft:#F1F3F6}
html{font-size:9pt;line-height:1.36}
table{font-size:8.5pt}
body{margin:0;padding:0 1px;max-width:none}
.scroll{overflow:visible}
header,section{margin-bottom:13px}
.brand,.note,.range,thead th,code{font-size:7.8pt}
h1{font-size:15.5pt;margin-bottom:5px}
h2{font-size:10.5pt;margin-bottom:4px;break-after:avoid}
th,td{padding:2.6px 10px 2.6px 0}
li{margin-bottom:1px}
p{margin-bottom:4px}
.charts{gap:8px;margin-bottom:13px}
section:not(.appendix),svg,tr,li{break-inside:avoid}
section.long{break-inside:auto}
details:not([open]){display:none}
a{color:inherit;text-decoration:none}
.screen{display:none}
.paper{display:inline}
}
)";

}  // namespace grapevine
