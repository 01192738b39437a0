#pragma once
// How the book looks. In an e-reader the reader's own letter and colours count; on a screen and on paper these.

#include <string_view>

namespace schakel::handbook {

// What both forms share. What people wrote stands in the serif of the page; what the book says about it in the other letter.
inline constexpr std::string_view book_style = R"(
h1,h2,h3,h4{line-height:1.25;break-after:avoid;page-break-after:avoid;hyphens:none}
h2{margin:0 0 .6em;font-size:1.9em;font-weight:560;letter-spacing:-.01em}h1{font-weight:560;letter-spacing:-.015em}
h3,h4,.ui,.state,.kind,dt,table,nav{font-family:system-ui,"Segoe UI",Roboto,sans-serif}
h3{margin:2em 0 .4em;font-size:1.1em}h4{margin:1.2em 0 .2em;font-size:.9em;font-weight:600}
p{margin:.5em 0}ol,ul{padding-left:1.4em}li{margin:.35em 0}
h1,h3,p,dd,td,th,li,caption{overflow-wrap:anywhere}
.kind{font-size:.85em;font-weight:600;color:#ae3d0f;display:flex;gap:.8em;align-items:center;margin:0 0 .4em;break-after:avoid;page-break-after:avoid}
.state{font-size:.85em;font-weight:600}.goal{font-style:italic;font-size:1.2em}
blockquote{margin:1.2em 0;padding:0 0 0 1em;border-left:.2em solid #d9531e;font-size:1.25em;line-height:1.4;hyphens:none;break-inside:avoid;page-break-inside:avoid}
dl{margin:.5em 0;break-inside:avoid;page-break-inside:avoid}dt{font-size:.8em;font-weight:600}dd{margin:0}dd p{margin:.1em 0}
table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.85em;line-height:1.4;break-inside:avoid;page-break-inside:avoid}
caption{text-align:start;padding-bottom:.4em}
th,td{text-align:start;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #c3d0d3;font-weight:normal}thead th{font-weight:600}
.mark{width:3.4em;height:1.5em;flex:none}.mark .a{stroke:#0d5563}.mark .b{stroke:#d9531e}.mark .gap{stroke:#fff}
)";

// Of the one file: a page that can be read on a phone, in the dark and on paper.
inline constexpr std::string_view page_style = R"(
:root{color-scheme:light dark}
body{font:17px/1.6 Literata,Georgia,serif;color:#16282d;background:#f0f4f4;margin:0;hyphens:auto}
main{max-width:40rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;background:#fff}
header{padding:3rem 0 2rem}h1{font-size:2.4rem;margin:.2em 0}
.chapter{padding-top:2.5rem;margin-top:3rem;border-top:1px solid #c3d0d3}
a{color:#0d5563}a:focus-visible{outline:3px solid #0f2a30;outline-offset:2px}
nav h2{font-size:1.1rem;font-weight:600}nav ol{list-style:none;padding:0}nav li{margin:0}nav a{display:inline-block;padding:.5rem 0}
@media (prefers-color-scheme:dark){body{color:#e8f0f1;background:#0a181c}main{background:#11252a}a{color:#79cad6}.kind{color:#ff9e74}
blockquote{border-color:#ff8450}th,td,.chapter{border-color:#33505a}a:focus-visible{outline-color:#fff}
.mark .a{stroke:#79cad6}.mark .b{stroke:#ff8450}.mark .gap{stroke:#11252a}}
@page{size:A4;margin:24mm 24mm 22mm}
@media print{:root{color-scheme:light}body{font-size:10.5pt;line-height:1.55;color:#16282d;background:none}main{max-width:none;padding:0;background:none}
header{padding:30vh 0 0;break-after:page}nav{break-after:page}.chapter{break-before:page;margin:0;padding:0;border:0}nav+.chapter{break-before:auto}
a{color:inherit;text-decoration:none}.kind{color:#ae3d0f}.mark .a{stroke:#0d5563}.mark .b{stroke:#d9531e}.mark .gap{stroke:#fff}
blockquote{border-color:#d9531e}th,td{border-color:#999}p,li{orphans:3;widows:3}}
)";

// Two links, one through the other.
inline constexpr std::string_view mark =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mark\" viewBox=\"0 0 58 26\" fill=\"none\" aria-hidden=\"true\">"
    "<rect class=\"a\" x=\"2\" y=\"2\" width=\"32\" height=\"22\" rx=\"11\" stroke-width=\"3\"/>"
    "<rect class=\"gap\" x=\"24\" y=\"2\" width=\"32\" height=\"22\" rx=\"11\" stroke-width=\"7\"/>"
    "<rect class=\"b\" x=\"24\" y=\"2\" width=\"32\" height=\"22\" rx=\"11\" stroke-width=\"3\"/>"
    "<path class=\"gap\" d=\"M21 2H23A11 11 0 0 1 33.6 10\" stroke-width=\"7\"/><path class=\"a\" d=\"M18 2H23A11 11 0 0 1 34 13\" stroke-width=\"3\"/></svg>";

}  // namespace schakel::handbook
