import 'react-stream-uploader/styles.css'
import { show } from './show.js'

show()
