/** The page's script: hashes the file here, sends it to be checked, shows what was found. Needs nothing from elsewhere. */
const at = (id) => document.getElementById(id);
const [, , report = ''] = location.pathname.split('/');
at('report').textContent = report || '—';
at('token').value = document.body.dataset.token ?? '';

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});

async function check() {
  const bytes = await at('file').files[0].arrayBuffer();
  at('result').hidden = false;
  at('verdict').textContent = '正在校验… Checking …';
  at('findings').replaceChildren();
  at('sha256').textContent = await sha256(bytes);
  try {
    const response = await fetch('/reports/verification', {
      method: 'POST',
      headers: { authorization: `Bearer ${at('token').value}`, 'content-type': 'application/pdf' },
      body: bytes,
    });
    const answer = await response.json();
    if (answer.refusals) return show('未校验 Not checked', answer.refusals);
    const other = report && answer.manifest && answer.manifest.report !== report;
    const findings = other
      ? [
          { holds: false, message: '文件不是此编号的报表。 The file is not the report of this number.' },
          ...answer.findings,
        ]
      : answer.findings;
    show(answer.holds && !other ? '✓ 全部相符 Everything holds' : '✗ 有不符之处 Something does not hold', findings);
  } catch (error) {
    show('未校验 Not checked', [{ holds: false, message: String(error) }]);
  }
}

/** Browsers hash only on safe origins (https, localhost). */
async function sha256(bytes) {
  if (!crypto.subtle) return '—';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function show(verdict, findings) {
  at('verdict').textContent = verdict;
  at('findings').replaceChildren(
    ...findings.map(({ holds, message }) => {
      const item = document.createElement('li');
      item.textContent = message;
      if (!holds) item.className = 'broken';
      return item;
    }),
  );
}
