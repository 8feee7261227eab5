import { mountCoSign } from './mountCoSign.tsx'

const root = window.document.getElementById('root')
if (root) mountCoSign(window.enrolment, root)
