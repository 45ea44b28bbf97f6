/** Pages as people save them, small. */

export const documentationPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Mooring &mdash; Harbour Guide 2.1</title>
<link rel="stylesheet" href="_static/theme.css"><script src="_static/search.js"></script></head>
<body><div class="related" role="navigation"><ul><li><a href="a.html">next</a></li><li><a href="b.html">previous</a></li></ul></div>
<div class="document"><div class="sphinxsidebar"><h3>Table of contents</h3><ul><li><a href="#m">Mooring</a></li></ul></div>
<div class="body" role="main"><section id="mooring">
<h1>Mooring<a class="headerlink" href="#mooring" title="Permalink">¶</a></h1>
<p>Set <code>lines.bow</code> before the tide turns. A line holds
  10<sup>3</sup>&nbsp;N &amp; more; CO<sub>2</sub> is no concern.</p>
<pre><span class="k">moor</span> --lines 4
    --fender &lt;left&gt;
</pre>
<h2>Options<a class="headerlink" href="#options">¶</a></h2>
<dl><dt>bow</dt><dd><p>The line in front.</p></dd><dt>stern</dt><dd><p>The line behind.</p></dd></dl>
<ol start="3"><li>Ease the line.<ul><li>Slowly.</li></ul></li><li>Make fast.</li></ol>
</section></div></div>
<div class="footer">Copyright 2026, The Harbour.</div></body></html>
`;

export const documentationText = `Mooring

Set lines.bow before the tide turns. A line holds 10^3 N & more; CO2 is no concern.

moor --lines 4
    --fender <left>

Options

bow
The line in front.

stern
The line behind.

3. Ease the line.
◦ Slowly.
4. Make fast.`;

export const newsPage = `<!doctype html><html><head><title>Ferry to run at night | The Bay News</title></head><body>
<header><a href="/">The Bay News</a><nav><ul><li><a href="/w">World</a><li><a href="/s">Sport</a><li><a href="/c">Culture</a></ul></nav></header>
<div id="cookie-banner"><p>We and our partners use cookies to make this page better for you and for us.</p><button>Accept</button></div>
<h1>Ferry to run at night</h1>
<article><p class="byline">By Ada Byron, 3 May 2026</p>
<p>The night ferry between the two islands will run every hour from June, the harbour office said on Sunday.</p>
<figure><img src="ferry.jpg" alt="A ferry at dusk"><figcaption>The ferry on its first trip.</figcaption></figure>
<aside class="related"><a href="/1">More on ferries</a> <a href="/2">Island life</a></aside>
<p>A ticket costs 4&euro;. &ldquo;We waited for years,&rdquo; said a baker.<br>He starts at three.</p>
<blockquote>It is about time.</blockquote>
</article>
<aside><h2>Most read</h2><ul><li><a href="/x">Ten beaches</a><li><a href="/y">Rain again</a></ul></aside>
<footer>All rights reserved. <a href="/imprint">Imprint</a></footer></body></html>`;

export const newsText = `Ferry to run at night

By Ada Byron, 3 May 2026

The night ferry between the two islands will run every hour from June, the harbour office said on Sunday.

[A ferry at dusk]

The ferry on its first trip.

A ticket costs 4€. “We waited for years,” said a baker.
He starts at three.

It is about time.`;

export const shopPage = `<html><head><title>Kayaks</title></head><body><div id="topnav"><a href="/">Shop</a> <a href="/cart">Cart</a> <a href="/me">Account</a></div>
<main><h1>Kayaks</h1>
<table><caption>Prices in 2026</caption>
<thead><tr><th rowspan="2">Model</th><th colspan="2">Price</th></tr><tr><th>Day</th><th>Week</th></tr></thead>
<tbody><tr><th>Tern</th><td>20&nbsp;€</td><td>90&nbsp;€</td></tr>
<tr><td colspan="3">Doubles</td></tr>
<tr><th rowspan="2">Gull</th><td>35&nbsp;€</td><td></td></tr><tr><td>30&nbsp;€ <i>in winter</i></td><td>140&nbsp;€</td></tr></tbody></table>
<table class="infobox"><tr><th>Length</th><td>4.2 m</td></tr><tr><th>Seats</th><td>1</td></tr></table>
<form><label>How many <input name="n"></label><select><option>1</option></select><button>Buy</button></form></main></body></html>`;

export const shopText = `Kayaks

Prices in 2026

Model: Tern | Price Day: 20 € | Price Week: 90 €

Doubles

Model: Gull | Price Day: 35 €
Model: Gull | Price Day: 30 € in winter | Price Week: 140 €

Length: 4.2 m
Seats: 1

How many`;

export const forumPage = `<html><head><title>Leaking hull - Boat forum</title></head><body bgcolor="#ffffff"><center>
<table width="100%"><tr><td><a href="/">Index</a> <a href="/faq">FAQ</a> <a href="/login">Log in</a></td></tr></table>
<table width="90%" border="0"><tr><td valign="top"><b>ada</b></td><td><p>My hull leaks near the keel, and I cannot find where the water comes in.</p>
<p>What should I try first?</p></td></tr>
<tr><td valign="top"><b>grace</b></td><td><p><font size="2">Dry it, fill it with water, and mark where drops come out on the other side.</font></p></td></tr></table>
</center></body></html>`;

export const forumText = `Leaking hull - Boat forum

ada

My hull leaks near the keel, and I cannot find where the water comes in.

What should I try first?

grace

Dry it, fill it with water, and mark where drops come out on the other side.`;
