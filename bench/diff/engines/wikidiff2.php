<?php
// Reads JSON lines {before, after}, writes JSON lines {ns, diff}: the time is that of the call alone, the median of five
// rounds over all pairs (of one, where the first takes over 200 ms), as the other engines are timed.
// The first pair is done once more beforehand, so that no side pays for loading.
function timed($pair, &$diff)
{
    $start = hrtime(true);
    $diff = wikidiff2_inline_json_diff($pair['before'], $pair['after'], 0x7fffffff);
    return hrtime(true) - $start;
}
$pairs = [];
while (($line = fgets(STDIN)) !== false) {
    $pairs[] = json_decode($line, true);
}
$times = [];
$diffs = [];
if ($pairs) {
    timed($pairs[0], $diffs[0]);
}
for ($round = 0; $round < 5; $round++) {
    foreach ($pairs as $index => $pair) {
        if ($round === 0 || $times[$index][0] <= 200e6) {
            $times[$index][] = timed($pair, $diffs[$index]);
        }
    }
}
foreach ($times as $index => $ofPair) {
    sort($ofPair);
    echo json_encode(['ns' => $ofPair[intdiv(count($ofPair), 2)], 'diff' => $diffs[$index]]), "\n";
}
