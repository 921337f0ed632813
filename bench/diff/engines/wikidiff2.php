<?php
// Reads JSON lines {before, after}, writes JSON lines {ns, diff}: the time is that of the call alone.
// The first line is done once more beforehand, so that no side pays for loading.
$isFirst = true;
while (($line = fgets(STDIN)) !== false) {
    $pair = json_decode($line, true);
    if ($isFirst) {
        wikidiff2_inline_json_diff($pair['before'], $pair['after'], 0x7fffffff);
        $isFirst = false;
    }
    $start = hrtime(true);
    $diff = wikidiff2_inline_json_diff($pair['before'], $pair['after'], 0x7fffffff);
    $ns = hrtime(true) - $start;
    echo json_encode(['ns' => $ns, 'diff' => $diff]), "\n";
}
